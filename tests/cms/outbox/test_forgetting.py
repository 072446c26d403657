"""How long mails stay, and what is left of a person who wants to be forgotten."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.core import personal_data
from cms.core.personal_data import Person
from cms.outbox import tasks
from cms.outbox.models import Mail, State, Suppression
from cms.outbox.services import erase, exported, forget, send_due, suppress
from tests.factories.mails import posted

pytestmark = pytest.mark.django_db


def settled(ago: timedelta, **wishes) -> Mail:
    """A mail that was sent some time ago."""
    mail = posted(**wishes)
    Mail.objects.filter(pk=mail.pk).update(state=State.SENT, attempts=1, settled_at=timezone.now() - ago)
    return mail


def test_text_goes_first_and_the_row_later():
    days = [timedelta(days=number) for number in (29, 31, 364, 366)]
    mails = [settled(ago) for ago in days]
    assert forget() == {"deleted": 1, "emptied": 2}
    left = {mail.pk: mail.content is None for mail in Mail.objects.all()}
    assert [left.get(mail.pk) for mail in mails] == [False, True, True, None]


def test_mail_that_has_not_left_stays(settings):
    settings.OUTBOX_CONTENT_DAYS = settings.OUTBOX_ROW_DAYS = 0
    mail = posted()
    assert (forget().total(), Mail.objects.get().pk) == (0, mail.pk)


def test_secret_in_doubt_is_dropped_when_its_use_is_over():
    mail = posted(kind="code")
    Mail.objects.update(state=State.UNKNOWN, attempts=1, settled_at=timezone.now(), expires_at=timezone.now())
    assert tasks.forget_old_mail() == {"deleted": 0, "emptied": 1}
    mail.refresh_from_db()
    assert mail.content is None


def test_person_gets_a_list_of_their_mails_with_text_unless_it_was_secret():
    posted("other@example.org")
    posted("Reader@example.org")
    posted("reader@EXAMPLE.org", kind="code")
    rows = [(row["kind"], row["state"], row["subject"], row["text"]) for row in exported(address="reader@example.org")]
    assert rows == [
        ("Letter", "Waiting", "Opening hours", "Кітапхана ашық.\r\n"),
        ("Code", "Waiting", "Opening hours", ""),
    ]


def test_erased_person_is_nowhere_and_gets_nothing_more(settings, tmp_path):
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settled(timedelta(days=1))
    waiting, other = posted("READER@example.org"), posted("other@example.org")
    assert erase(address="reader@example.org") == 2
    send_due()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.recipient, waiting.content) == (State.CANCELLED, "", None)
    other.refresh_from_db()
    assert other.state == State.SENT
    assert list(exported(address="reader@example.org")) == []


def test_address_that_does_not_exist_stays_blocked_without_being_named():
    suppress(address="reader@example.org", note="550 5.1.1 <reader@example.org> unknown")
    erase(address="reader@example.org")
    [block] = Suppression.objects.of(["reader@example.org"])
    assert (block.address, block.note, str(block)) == ("", "", block.digest[:12])


def test_erased_person_is_not_told_the_same_again():
    posted(key="invitation:7")
    erase(address="reader@example.org")
    posted("reader@example.org", key="invitation:7")
    assert Mail.objects.count() == 1


def test_site_hands_out_and_erases_mails_with_everything_else():
    [holding] = [holding for holding in personal_data.holdings() if holding.name == "mails"]
    person, nobody = Person(user_id=1, email="reader@example.org"), Person(user_id=2, email="")
    Mail.objects.filter(pk=posted().pk).update(recipient="")
    posted()
    assert [set(row) == set(holding.columns) for row in holding.export(person)] == [True]
    holding.erase(nobody)
    assert list(holding.export(nobody)) == []
    holding.erase(person)
    assert list(holding.export(person)) == []
