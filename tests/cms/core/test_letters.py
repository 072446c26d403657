"""Mails: text, page, and what happens when they cannot leave."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from wagtail.models import Site

from cms.core.languages import TAGS
from cms.core.letter_samples import samples
from cms.core.letters import LINE_LENGTH, Part, compose, flowed, parts, preview, quotation
from cms.core.models import SiteSettings

INVITATION = {"subject": "mail/invitation_subject.txt", "text": "mail/invitation.txt"}


class Person:
    name = "A <b>reader</b> & friend"
    email = "reader@example.org"


def invitation(language="en", to="reader@example.org", **more):
    context = {"user": Person, "by": Person, "login_url": "https://library.example/accounts/login/code/"}
    return compose(**INVITATION, to=to, language=language, context=context, **more)


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


def test_lines_of_the_text_are_short_but_addresses_and_codes_stay_whole():
    address, code = f"https://library.example/{'x' * 80}", "    1234-5678"
    text = f"{'word ' * 30}\n\n> {'quoted ' * 20}\n>\n> end\n\n{address}\n{code}"
    lines = flowed(text).splitlines()
    assert [line for line in lines if len(line) > LINE_LENGTH] == [address]
    assert [line[:8] for line in lines if line.startswith(">")] == ["> quoted", "> quoted", "> ", "> end"]
    assert lines[-1] == code


def test_preview_is_the_beginning_and_never_a_code():
    found = parts(f"Enter it:\n\n    1234-5678\n\n> {'word ' * 40}")
    assert (preview(found)[:14], len(preview(found)) <= 110) == ("Enter it: word", True)


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


def long_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if len(line) > LINE_LENGTH and not line.startswith("http")]


@pytest.mark.django_db
@pytest.mark.parametrize("tag", TAGS)
def test_every_letter_is_whole_without_anything_from_elsewhere(house, tag):
    letters = {name: sample.letter(tag) for name, sample in samples().items()}
    loading = re.compile(r"<(?:img|link|script|iframe|object)\b|url\(|@import|src=")
    assert {name: loading.findall(html_of(letter)) for name, letter in letters.items()} == {
        name: [] for name in letters
    }
    assert {name: long_lines(letter.body) for name, letter in letters.items()} == {name: [] for name in letters}


def test_every_letter_has_a_sample():
    folders = [theme / "templates" for theme in settings.THEME_CHAIN]
    written = {str(path.relative_to(folder)) for folder in folders for path in folder.rglob("*_subject.txt")}
    assert written == {sample.subject for sample in samples().values()}


@pytest.mark.django_db
def test_mail_that_one_may_do_without_says_how_to_end_it(house):
    letter = invitation(unsubscribe_url="https://library.example/leave/x/")
    assert ("Unsubscribe" in letter.body, 'href="https://library.example/leave/x/"' in html_of(letter)) == (True, True)


@pytest.fixture
def phone(browser):
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        yield context.new_page()


@pytest.mark.django_db
def test_every_letter_fits_a_phone(phone, house):
    widths = {}
    for name, sample in samples().items():
        phone.set_content(html_of(sample.letter("kk")))
        widths[name] = phone.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(samples(), 390)


@pytest.mark.django_db
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("tag", ["kk", "ar"])
def test_axe_finds_nothing_in_letters_that_have_every_part(phone, house, tag, scheme):
    phone.emulate_media(color_scheme=scheme)
    found = {}
    for name in ("login_code", "workflow_state_rejected"):
        phone.set_content(html_of(samples()[name].letter(tag)))
        found[name] = [rule["id"] for rule in Axe().run(phone).response["violations"]]
    assert found == {"login_code": [], "workflow_state_rejected": []}
