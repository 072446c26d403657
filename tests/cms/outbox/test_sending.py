"""What leaves, in which order, and what does not leave after all."""

import threading
import uuid
from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from cms.outbox import kinds, tasks
from cms.outbox.models import Mail, Slot, State
from cms.outbox.opened import Opened
from cms.outbox.outcomes import Outcome, Verdict
from cms.outbox.sending.mail import MailLedger
from cms.outbox.sending.sender import Sender
from cms.outbox.services import retry, send_due, suppress, unsuppress
from tests.factories.mails import fill_queue, posted
from tests.factories.users import AdministratorFactory

pytestmark = pytest.mark.django_db

WAY_OUT = {"unsubscribe_url": "https://library.example/u/1/"}


@pytest.fixture
def folder(settings, tmp_path):
    """A folder that the ledger's mails go to."""
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "mail")
    settings.EMAIL_RATE = 1000
    return tmp_path / "mail"


def state_of(mail):
    mail.refresh_from_db()
    return mail.state


def texts_in(folder):
    return [path.read_bytes() for path in sorted(folder.glob("*"))]


def test_folder_gets_a_file_that_any_mail_program_opens(folder):
    mail = posted()
    send_due()
    assert texts_in(folder) == [bytes(mail.content)]
    assert (state_of(mail), mail.receipt) == (State.SENT, next(folder.glob("*.eml")).name)


def test_mail_sent_again_takes_the_same_file(folder):
    mail = posted()
    send_due()
    Mail.objects.filter(pk=mail.pk).update(state=State.QUEUED, settled_at=None)
    send_due()
    assert len(texts_in(folder)) == 1


def test_folder_that_cannot_be_written_keeps_the_queue_waiting(folder):
    folder.write_text("A file is in the way.")
    mail = posted()
    send_due()
    assert state_of(mail) == State.QUEUED


def test_other_backends_of_django_get_the_finished_mail(settings):
    settings.EMAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
    mail = posted()
    send_due()
    [sent] = django_mail.outbox
    assert (sent.to, sent.subject, sent.body) == (["reader@example.org"], "Opening hours", "Кітапхана ашық.\r\n")
    assert sent.message()["Message-ID"] == mail.message_id
    assert state_of(mail) == State.SENT


def test_backend_that_fails_leaves_a_mail_in_doubt(settings):
    settings.EMAIL_TRANSPORT = "tests.cms.outbox.test_sending.Broken"
    mail = posted()
    send_due()
    assert (state_of(mail), mail.error) == (State.UNKNOWN, "RuntimeError('no reason')")


class Broken:
    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise RuntimeError("no reason")


def claim(limit=10, **changes):
    wishes = {"holder": uuid.uuid4(), "limit": limit, "now": timezone.now(), "lease": timedelta(seconds=30)} | changes
    return Mail.objects.all().claim(**wishes)


def test_codes_leave_before_letters_and_letters_before_news():
    later = posted(kind="code", due_at=timezone.now() + timedelta(minutes=1))
    mails = [posted(kind=kind, **WAY_OUT) for kind in ("news", "letter", "link", "code")]
    assert claim() == [mail.pk for mail in reversed(mails)]
    assert state_of(later) == State.QUEUED


def test_mail_of_the_same_kind_leaves_in_the_order_of_its_time():
    now = timezone.now()
    second, first = posted(due_at=now), posted(due_at=now - timedelta(minutes=1))
    assert claim(limit=1, now=now) == [first.pk]
    assert claim(limit=1, now=now) == [second.pk]


@pytest.mark.parametrize(("kind", "state"), [("code", State.EXPIRED), ("letter", State.SENT)])
def test_code_that_nobody_could_use_any_more_is_not_sent_but_shown(folder, kind, state):
    mail = posted(kind=kind, due_at=timezone.now() - timedelta(minutes=16))
    send_due()
    assert (state_of(mail), len(texts_in(folder))) == (state, int(state == State.SENT))


@pytest.mark.parametrize("kind", ["code", "link"])
def test_secret_is_dropped_as_soon_as_it_has_left(folder, kind):
    mail = posted(kind=kind)
    send_due()
    assert (state_of(mail), mail.content) == (State.SENT, None)


def test_letter_stays_to_be_read(folder):
    mail = posted()
    send_due()
    mail.refresh_from_db()
    assert Opened(bytes(mail.content)).text == "Кітапхана ашық.\r\n"


@pytest.mark.parametrize("ending", [State.EXPIRED, State.SUPPRESSED, State.CANCELLED])
def test_secret_that_does_not_leave_is_dropped_too(folder, ending):
    mail = posted("Reader@Example.org", kind="code")
    match ending:
        case State.EXPIRED:
            Mail.objects.update(expires_at=timezone.now())
        case State.SUPPRESSED:
            suppress(address="reader@example.org")
        case State.CANCELLED:
            Mail.objects.all().cancel(timezone.now())
    send_due()
    assert (state_of(mail), mail.content, texts_in(folder)) == (ending, None, [])


@pytest.mark.parametrize(
    ("reason", "kind", "state"),
    [
        ("bounced", "letter", State.SUPPRESSED),
        ("bounced", "code", State.SUPPRESSED),
        ("complained", "news", State.SUPPRESSED),
        ("complained", "letter", State.SENT),
    ],
)
def test_blocked_address_gets_nothing_that_it_should_not(folder, reason, kind, state):
    mail = posted("Reader@Example.org", kind=kind, **WAY_OUT)
    suppress(address="reader@EXAMPLE.org", reason=reason)
    send_due()
    assert state_of(mail) == state


def test_bounce_outweighs_a_complaint_and_not_the_other_way_round():
    for reason in ("complained", "bounced", "complained"):
        found = suppress(address="reader@example.org", reason=reason)
    assert found.reason == "bounced"


def test_block_holds_under_the_next_key_of_the_site(settings, folder):
    suppress(address="reader@example.org")
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another key"
    mail = posted()
    send_due()
    assert state_of(mail) == State.SUPPRESSED


def test_released_address_is_written_to_again(folder):
    suppress(address="reader@example.org")
    assert (unsuppress(address="READER@example.org"), unsuppress(address="reader@example.org")) == (True, False)
    mail = posted()
    send_due()
    assert state_of(mail) == State.SENT


class Meddling(MailLedger):
    """A ledger to whose claimed mails something happens before they begin."""

    meddle = staticmethod(lambda: None)

    def begin(self, ids, *, holder, now):
        self.meddle()
        return super().begin(ids, holder=holder, now=now)


@pytest.mark.parametrize(
    "meddle",
    [
        lambda: Mail.objects.all().cancel(timezone.now()),
        lambda: Mail.objects.update(content=None),
        lambda: Mail.objects.update(holder=uuid.uuid4()),
        lambda: Mail.objects.all().delete(),
    ],
    ids=["cancelled", "erased", "taken over", "deleted"],
)
def test_what_happens_to_a_claimed_mail_is_seen_right_before_it_leaves(folder, meddle):
    posted()
    ledger = Meddling()
    ledger.meddle = meddle
    assert Sender(ledger, seconds=5, asked=threading.Event()).run() == {"stopped": 1}
    assert texts_in(folder) == []


def test_sender_that_stood_still_for_too_long_makes_no_call(folder):
    mail = posted()
    sender = Sender(MailLedger(), seconds=5, asked=threading.Event())
    sender.renewed_at -= MailLedger.lease
    assert sender.run() == {"queued": 1, "stopped": 0}
    assert (state_of(mail), texts_in(folder)) == (State.QUEUED, [])


def test_mail_put_off_waits_longer_each_time_and_not_beyond_its_use():
    mail, now = posted(), timezone.now()
    pauses = []
    for attempt in range(1, 12):
        mail.attempts = attempt
        mail.settle(Outcome(Verdict.LATER, "451 Later"), now)
        pauses.append((mail.due_at - now).total_seconds())
    assert all(15 * 2 ** min(n, 7) <= pause <= 30 * 2**n for n, pause in enumerate(pauses[:7]))
    assert all(1800 <= pause <= 3600 for pause in pauses[7:])
    mail.expires_at = now + timedelta(seconds=1)
    mail.settle(Outcome(Verdict.LATER, "451 Later"), now)
    assert (mail.state, mail.error) == (State.EXPIRED, "451 Later")


def test_rate_is_shared_by_all_who_use_a_host():
    now = timezone.now()
    reserve = {"name": "mail.example.org", "amount": 10, "rate": 10.0, "now": now}
    starts = [Slot.objects.reserve(**reserve) for _ in range(4)]
    assert starts == [now, now + timedelta(seconds=1), now + timedelta(seconds=2), None]
    assert Slot.objects.reserve(**reserve | {"name": "other.example.org"}) == now


def test_sender_keeps_to_the_rate(folder, settings):
    settings.EMAIL_RATE = 20
    fill_queue(12, [kinds.LETTER])
    began = timezone.now()
    assert send_due()["sent"] == 12
    assert (timezone.now() - began).total_seconds() >= 0.45


def test_sender_leaves_the_work_to_those_who_use_the_whole_rate(folder):
    Slot.objects.create(name="folder", free_at=timezone.now() + timedelta(seconds=3))
    mail = posted()
    assert send_due() == {}
    assert state_of(mail) == State.QUEUED


def test_sender_whose_time_is_up_leaves_the_rest_to_the_next(folder, nudges):
    fill_queue(3, [kinds.LETTER])
    assert (send_due(seconds=0), nudges()) == ({}, ["cms.outbox.tasks.send_due_mail"])
    assert set(Mail.objects.values_list("state", flat=True)) == {State.QUEUED}


def test_task_answers_counts(folder):
    posted()
    assert tasks.send_due_mail() == {"sent": 1, "stopped": 0}


def test_lease_that_has_ended_gives_back_what_was_claimed_and_doubts_what_was_leaving():
    claimed, leaving, others = posted(), posted(), posted()
    now = timezone.now()
    held = {"holder": uuid.uuid4(), "lease_until": now}
    Mail.objects.filter(pk=claimed.pk).update(state=State.CLAIMED, **held)
    Mail.objects.filter(pk=leaving.pk).update(state=State.SENDING, attempts=1, **held)
    Mail.objects.filter(pk=others.pk).update(state=State.CLAIMED, **held | {"lease_until": now + timedelta(seconds=1)})
    Mail.objects.all().recover(now)
    assert [state_of(mail) for mail in (claimed, leaving, others)] == [State.QUEUED, State.QUEUED, State.CLAIMED]
    assert (leaving.doubts, leaving.attempts) == (1, 1)


@pytest.mark.parametrize(("kind", "state"), [("news", State.UNKNOWN), ("letter", State.QUEUED)])
def test_kind_decides_what_is_sent_again_when_in_doubt(kind, state):
    mail = posted(kind=kind, **WAY_OUT)
    Mail.objects.update(state=State.SENDING, attempts=1, holder=uuid.uuid4(), lease_until=timezone.now())
    Mail.objects.all().recover(timezone.now())
    assert state_of(mail) == state


def test_mail_that_is_in_doubt_again_and_again_is_left_to_people():
    mail = posted()
    for _ in range(5):
        Mail.objects.filter(state=State.QUEUED).update(
            state=State.SENDING, attempts=1, holder=uuid.uuid4(), lease_until=timezone.now()
        )
        Mail.objects.all().recover(timezone.now())
    assert (state_of(mail), mail.doubts) == (State.UNKNOWN, 3)


def test_answer_that_comes_after_its_lease_still_counts():
    mail, holder = posted(kind="news", **WAY_OUT), uuid.uuid4()
    Mail.objects.update(state=State.SENDING, attempts=1, holder=holder, lease_until=timezone.now())
    Mail.objects.all().recover(timezone.now())
    mail.refresh_from_db()
    mail.settle(Outcome(Verdict.SENT, "250 OK"), timezone.now())
    assert Mail.objects.all().settle([mail], holder=uuid.uuid4()) == 0
    assert Mail.objects.all().settle([mail], holder=holder) == 1
    assert state_of(mail) == State.SENT


def test_mail_put_back_by_an_officer_leaves_again(mail_server):
    mail_server.refusals["reader@example.org"] = "550 No"
    mail = posted()
    send_due()
    mail_server.refusals.clear()
    assert retry(mails=Mail.objects.all(), by=AdministratorFactory()) == 1
    send_due()
    assert (state_of(mail), mail.attempts, mail.error) == (State.SENT, 1, "")
