"""Mails to a real mail server on loopback."""

import uuid
from email import message_from_bytes

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from cms.outbox import kinds
from cms.outbox.models import Mail, State, Suppression
from cms.outbox.services import post, send_due
from tests.factories.mails import fill_queue, letter, posted

pytestmark = pytest.mark.django_db


def state_of(mail):
    mail.refresh_from_db()
    return mail.state


def test_mail_arrives_as_it_was_written(mail_server):
    mail = posted()
    assert send_due()["sent"] == 1
    [envelope] = mail_server.envelopes
    assert (envelope.mail_from, envelope.rcpt_tos) == ("library@example.org", ["reader@example.org"])
    assert envelope.content == bytes(mail.content)
    mail.refresh_from_db()
    assert (mail.state, mail.attempts, mail.receipt, mail.error, mail.host) == (
        State.SENT,
        1,
        "250 2.0.0 Taken",
        "",
        "127.0.0.1",
    )


@tries(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([".", "..", "x", "\r\n", "\n", "\r", "RCPT TO:<a@b.c>", "Ә", "x" * 1200]), max_size=12))
def test_no_text_ends_a_mail_early(mail_server, parts):
    mail_server.envelopes.clear()
    body = "".join([*parts, "\r\n.\r\nMAIL FROM:<a@b.c>\r\n"])
    # Hypothesis begins each example with the same dice, by which Message-IDs are drawn.
    [row] = post(EmailMessage("Dots", body, "library@example.org", ["reader@example.org"]), key=uuid.uuid4().hex)
    send_due()
    [envelope] = mail_server.envelopes
    assert envelope.content == bytes(Mail.objects.get(pk=row.pk).content)


def test_many_mails_share_few_connections(mail_server):
    for number in range(150):
        post(letter(f"reader{number}@example.org"))
    assert send_due()["sent"] == 150
    assert mail_server.connections <= 12


@pytest.mark.parametrize(
    ("answer", "state", "blocked"),
    [
        ("451 4.3.0 Later", State.QUEUED, False),
        ("452 4.2.2 Full", State.QUEUED, False),
        ("421 4.7.0 Too many", State.QUEUED, False),
        ("550 5.1.1 No such user", State.FAILED, True),
        ("556 5.1.10 Takes no mail", State.FAILED, True),
        ("550 5.7.1 Not wanted", State.FAILED, False),
        ("552 5.2.2 Full", State.FAILED, False),
        ("550 No", State.FAILED, False),
    ],
)
def test_refused_recipient_is_put_off_or_given_up_as_the_code_says(mail_server, answer, state, blocked):
    mail_server.refusals["nobody@example.org"] = answer
    refused, other = posted("nobody@example.org"), posted("reader@example.org")
    send_due()
    assert (state_of(refused), refused.error, refused.attempts) == (state, answer, 1)
    assert Suppression.objects.of(["NOBODY@example.org"]).exists() is blocked
    assert state_of(other) == State.SENT


@pytest.mark.parametrize(
    ("answer", "state"),
    [("250 OK", State.SENT), ("451 4.3.0 Later", State.QUEUED), ("554 5.6.0 Unreadable", State.FAILED)],
)
def test_verdict_on_the_whole_message_counts(mail_server, answer, state):
    mail_server.verdict = lambda server: answer
    mail = posted()
    send_due()
    assert state_of(mail) == state


def drop(server):
    server.transport.abort()
    return "421 Gone"


@pytest.mark.parametrize(("kind", "resends"), [("letter", True), ("code", True), ("news", False)])
def test_broken_line_after_the_last_byte_leaves_a_mail_in_doubt(mail_server, kind, resends):
    mail_server.verdict = drop
    mail = posted(kind=kind, unsubscribe_url="https://library.example/u/")
    send_due()
    assert (state_of(mail), mail.doubts, mail.attempts) == (State.UNKNOWN, 1, 1)
    assert Mail.objects.in_doubt(mail.due_at).exists() is resends


def test_server_that_cannot_be_reached_keeps_the_queue_waiting(mail_server, settings, caplog):
    settings.EMAIL_PORT = 1
    fill_queue(100, [kinds.LETTER])
    assert send_due()["queued"] == 64
    assert set(Mail.objects.values_list("state", flat=True)) == {State.QUEUED}
    assert Mail.objects.filter(attempts=0, due_at__lte=timezone.now()).count() == 36
    assert sum("Nothing can be sent by 127.0.0.1" in record.getMessage() for record in caplog.records) == 1


def test_password_that_is_wrong_costs_no_mail(mail_server, settings):
    settings.EMAIL_HOST_USER, settings.EMAIL_HOST_PASSWORD = "library", "wrong"
    mail = posted()
    send_due()
    assert (state_of(mail), mail.attempts) == (State.QUEUED, 1)


@pytest.mark.parametrize("address", ["оқырман@example.org", "a b@example.org\n", "@"])
def test_address_that_cannot_be_is_refused_and_keeps_nobody_from_theirs(mail_server, address):
    odd, other = posted(), posted()
    Mail.objects.filter(pk=odd.pk).update(recipient=address)
    send_due()
    assert (state_of(odd), state_of(other)) == (State.FAILED, State.SENT)


def test_greeting_names_the_site(mail_server, settings):
    settings.PUBLIC_URL = "https://library.example"
    names = []
    mail_server.verdict = lambda server: names.append(server.session.host_name) or "250 OK"
    posted()
    send_due()
    assert names == ["library.example"]


def test_text_in_any_script_is_announced_as_eight_bits(mail_server):
    posted()
    send_due()
    [envelope] = mail_server.envelopes
    assert "BODY=8BITMIME" in envelope.mail_options
    assert f"SIZE={len(envelope.content)}" in envelope.mail_options
    assert message_from_bytes(envelope.content)["Subject"] == "Opening hours"
