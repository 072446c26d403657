"""Mails on their way into the ledger."""

from datetime import timedelta

import pytest
from celery import Celery
from django.conf import settings as configured
from django.core.mail import EmailMessage, send_mail
from django.db import transaction
from django.utils import timezone, translation

from cms.celery import app as celery_app
from cms.outbox.models import Mail, State
from cms.outbox.opened import Opened
from cms.outbox.services import NoWayOut, post
from tests.factories.mails import letter, posted

pytestmark = pytest.mark.django_db


def header(mail, name):
    return Opened(mail.content).message[name]


@pytest.fixture
def ledger(settings):
    settings.EMAIL_BACKEND = "cms.outbox.backend.EmailBackend"


def test_mail_is_kept_as_it_will_leave():
    mail = posted(kind="code", cause="login:7", language="kk")
    assert (mail.state, mail.kind, mail.cause, mail.language) == (State.QUEUED, "code", "login:7", "kk")
    assert (mail.recipient, mail.sender, mail.subject) == (
        "reader@example.org",
        "library@example.org",
        "Opening hours",
    )
    assert Opened(mail.content).text == "Кітапхана ашық.\r\n"
    assert Opened(mail.content).html.strip() == "<p>Кітапхана ашық.</p>"
    assert header(mail, "Message-ID") == mail.message_id


def test_each_recipient_has_a_row_and_nobody_sees_whom_else_a_hidden_copy_went_to():
    message = EmailMessage(
        "Minutes", "…", to=["One <one@example.org>"], cc=["two@example.org"], bcc=["three@example.org"]
    )
    rows = post(message)
    assert sorted(row.recipient for row in rows) == ["one@example.org", "three@example.org", "two@example.org"]
    assert [b"three" in bytes(mail.content) for mail in Mail.objects.all()] == [False] * 3


def test_same_key_writes_one_row_to_one_recipient():
    first, again, other = posted(key="seat:4"), posted(key="seat:4"), posted("other@example.org", key="seat:4")
    assert (first.pk == again.pk, first.message_id == again.message_id, Mail.objects.count()) == (True, True, 2)
    assert other.pk != first.pk


def test_mails_without_a_key_are_written_each_time():
    assert posted().pk != posted().pk


def test_key_does_not_give_the_recipient_away():
    assert "reader" not in posted(key="reader@example.org").key


def test_mail_of_any_program_arrives_with_the_policies_of_a_letter(ledger):
    with translation.override("vi"):
        assert send_mail("Hello", "…", None, ["reader@example.org"]) == 1
    mail = Mail.objects.get()
    assert (mail.kind, mail.cause, mail.language, mail.priority) == ("letter", "", "vi", 50)


def test_what_a_writer_says_in_attributes_arrives(ledger):
    message = letter()
    message.kind, message.cause, message.key, message.language = "code", "login:7", "login:7:1", "ar"
    message.send()
    letter_again = letter()
    letter_again.key = "login:7:1"
    letter_again.send()
    mail = Mail.objects.get()
    assert (mail.kind, mail.cause, mail.language) == ("code", "login:7", "ar")


def test_message_to_nobody_is_no_mail(ledger):
    assert (letter("").send(), Mail.objects.count()) == (0, 0)


def test_mail_goes_with_its_transaction(ledger):
    with transaction.atomic():
        letter().send()
        transaction.set_rollback(True)
    assert Mail.objects.count() == 0


@pytest.mark.parametrize(("kind", "lifetime"), [("code", timedelta(minutes=15)), ("letter", timedelta(days=5))])
def test_kind_says_how_long_a_mail_is_worth_sending(kind, lifetime):
    later = timezone.now() + timedelta(days=1)
    assert posted(kind=kind, due_at=later).expires_at == later + lifetime


def test_news_offers_a_way_out_in_one_click():
    mail = posted(kind="news", unsubscribe_url="https://library.example/u/1/")
    assert header(mail, "List-Unsubscribe") == "<https://library.example/u/1/>"
    assert header(mail, "List-Unsubscribe-Post") == "List-Unsubscribe=One-Click"


def test_one_click_is_not_offered_in_the_clear():
    mail = posted(kind="news", unsubscribe_url="http://library.example/u/1/")
    assert (header(mail, "List-Unsubscribe"), header(mail, "List-Unsubscribe-Post")) == (
        "<http://library.example/u/1/>",
        None,
    )


def test_news_without_a_way_out_is_refused():
    with pytest.raises(NoWayOut):
        posted(kind="news")


def test_letter_to_one_person_has_no_list_to_leave():
    assert header(posted(unsubscribe_url="https://library.example/u/1/"), "List-Unsubscribe") is None


def test_message_id_names_the_site_and_not_the_machine(settings):
    settings.PUBLIC_URL = "https://library.example"
    assert posted().message_id.endswith("@library.example>")
    assert header(posted(key="a"), "Message-ID") == posted(key="a").message_id


def test_message_id_of_the_writer_stays():
    assert post(letter(**{"message-id": "<1@elsewhere.example>"}))[0].message_id == "<1@elsewhere.example>"


def test_address_of_another_script_is_written_as_mail_servers_know_it():
    assert posted("Оқырман <oqyrman@кітап.қаз>").recipient == "oqyrman@xn--80atqk3h.xn--80ao21a"


def test_workers_are_told_once_when_the_transaction_is_through(nudges, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        posted()
        posted()
        assert nudges() == []
    assert nudges() == ["cms.outbox.tasks.send_due_mail"]


@pytest.fixture
def without_broker():
    """Another application in the place of ours, which has its connections already."""
    Celery("astray", broker="redis://127.0.0.1:1/0", set_as_current=True)
    yield
    celery_app.set_current()


def test_broker_that_is_away_costs_nobody_their_mail(without_broker, django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True):
        posted()
    assert [record.getMessage() for record in caplog.records] == [
        "No worker could be told of cms.outbox.tasks.send_due_mail; the next tick does it"
    ]


def test_secret_mail_is_shown_to_nobody_and_neither_is_one_of_a_kind_that_is_gone():
    mails = [posted(kind=kind) for kind in ("letter", "code", "link")]
    Mail.objects.filter(pk=posted().pk).update(kind="of an app that was removed")
    assert [mail.is_readable for mail in [*mails, Mail.objects.last()]] == [True, False, False, False]
    assert Mail.objects.secret().count() == 3


def test_default_language_stands_in_where_none_is_active():
    with translation.override(None):
        assert posted().language == configured.LANGUAGE_CODE
