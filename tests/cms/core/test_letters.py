"""Mails: text, page, and what happens when they cannot leave."""

import pytest
from django.core import mail
from wagtail.models import Site

from cms.core.letters import Part, compose, deliver, parts, quotation
from cms.core.models import SiteSettings

INVITATION = {"subject": "mail/invitation_subject.txt", "text": "mail/invitation.txt"}


class Person:
    name = "A <b>reader</b> & friend"
    email = "reader@example.org"


def invitation(language="en", to="reader@example.org"):
    context = {"user": Person, "by": Person, "login_url": "https://library.example/accounts/login/code/"}
    return compose(**INVITATION, to=to, language=language, context=context)


def html_of(letter) -> str:
    return letter.alternatives[0].content


def test_text_falls_into_paragraphs_quotations_codes_and_buttons():
    text = "Dear reader,\n\n> one\n> two\n\n    1234-5678\n\nOpen it:\nhttps://library.example/x\n"
    assert parts(text) == [
        Part("text", "Dear reader,"),
        Part("quote", "one\ntwo"),
        Part("code", "1234-5678"),
        Part("button", "Open it", "https://library.example/x"),
    ]


def test_quotation_keeps_every_line_a_quotation():
    assert parts(quotation("one\n\ntwo")) == [Part("quote", "one\n\ntwo")]


@pytest.mark.django_db
def test_mail_says_the_same_as_text_and_as_page(house):
    letter = invitation()
    assert "A <b>reader</b> & friend has made" in letter.body
    assert "A &lt;b&gt;reader&lt;/b&gt; &amp; friend has made" in html_of(letter)


@pytest.mark.django_db
@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("kk", "ltr")])
def test_page_of_a_mail_reads_in_the_direction_of_its_language(house, tag, direction):
    html = html_of(invitation(language=tag))
    assert f'<html lang="{tag}" dir="{direction}">' in html


@pytest.mark.django_db
def test_page_of_a_mail_needs_no_pictures_and_knows_the_dark(house):
    html = html_of(invitation())
    assert ("<img" in html, "url(" in html, "prefers-color-scheme: dark" in html) == (False, False, True)


@pytest.mark.django_db
def test_mail_carries_the_name_and_colour_that_the_site_has_chosen(house):
    settings = SiteSettings.for_site(Site.objects.get())
    settings.site_name, settings.accent = {"en": "Reading network"}, "#832233"
    settings.save()
    letter = invitation()
    html = html_of(letter)
    assert (letter.subject, "Reading network" in letter.body, "#832233" in html) == (
        "Welcome to Reading network",
        True,
        True,
    )


@pytest.mark.django_db
def test_mail_can_be_written_before_a_site_is_founded():
    Site.objects.all().delete()
    assert invitation().subject == "Welcome to Library Outreach"


@pytest.mark.django_db
def test_answering_machines_are_asked_to_be_silent():
    assert invitation().message()["Auto-Submitted"] == "auto-generated"


@pytest.mark.django_db
def test_mails_leave_together():
    assert (deliver([invitation(), invitation(to="other@example.org")]), len(mail.outbox)) == (2, 2)


@pytest.mark.django_db
def test_server_that_is_down_is_logged_and_raises_nothing(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert (deliver([invitation()]), [record.getMessage() for record in caplog.records]) == (
        0,
        ["The mail server cannot be reached"],
    )


@pytest.mark.django_db
def test_server_whose_name_is_unknown_is_logged_and_raises_nothing(settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "mail.invalid"
    assert (deliver([invitation()]), len(caplog.records)) == (0, 1)
