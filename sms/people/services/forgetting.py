"""Taking people out of everything: when they ask for it, and when there is no reason left to keep them.

What a number has agreed to, and that it has left, stays: under a keyed digest, from which nobody finds the number.
"""

import datetime
from collections import Counter

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from cms.outbox.models.state import SETTLED, State
from cms.users.models import User
from sms.models import (
    Asked,
    Confirmation,
    Consent,
    ImportPart,
    ImportRun,
    Incoming,
    IncomingPart,
    Message,
    Poll,
    Subscriber,
    Thread,
    Vote,
)
from sms.models.subscriber import Status
from sms.people.consents import record
from sms.people.leaving import call_off
from sms.people.services.subscribing import held

DAY = datetime.timedelta(days=1)
PENDING_DAYS, GUARDIAN_DAYS, REPORT_DAYS = 2, 14, 30
BATCH = 500
UNSETTLED = (Status.PENDING, Status.GUARDIAN)


@transaction.atomic
def erase(phone: str, *, source: str, by: User | None = None) -> bool:
    """Delete everything about a number (E.164) but its consents; False if there was nobody."""
    was_here = Subscriber.objects.filter(phone=phone).exists()
    if was_here:
        record(phone, Consent.Act.ERASED, source, by=by)
    take_out(phone)
    return was_here


@transaction.atomic
def take_out(phone: str) -> None:
    """Leave nothing by which the number could be known, nor what its owner has written."""
    # What a broadcast writes to them at this moment is written before, or not at all.
    held(phone)
    call_off(phone)
    messages = Message.objects.filter(phone=phone)
    messages.cancel(timezone.now())
    # Nobody can be asked any more whether it arrived.
    messages.filter(state=State.UNKNOWN).update(expires_at=timezone.now())
    messages.erase()
    Incoming.objects.filter(phone=phone).update(phone="", text="")
    IncomingPart.objects.filter(phone=phone).delete()
    end_talk(phone)
    Asked.objects.filter(phone=phone).delete()
    Confirmation.objects.filter(phone=phone, role=Confirmation.Role.GUARDIAN).update(phone="")
    Vote.objects.filter(ballot__subscriber__phone=phone).update(text="")
    Subscriber.objects.filter(phone=phone).delete()


def end_talk(phone: str) -> None:
    """Delete conversations; of one about somebody in danger that is still open it stays, without number or text, that
    there was one: staff who look for it see what became of it."""
    alarms = Thread.objects.filter(phone=phone, is_open=True, reason=Thread.Reason.ALARM)
    alarms.update(phone="", subscriber=None, is_open=False, closed_at=timezone.now())
    Thread.objects.filter(phone=phone).delete()


def is_talking(phone: str) -> bool:
    """Whether somebody still has to read what this number has written."""
    return Thread.objects.filter(phone=phone, is_open=True).exists()


def forget_people(moment: datetime.datetime) -> Counter[str]:
    """Let go of those who never confirmed, whose guardian never answered, and who left long ago; answers how many."""
    counts: Counter[str] = Counter()
    for name, people in over(moment).items():
        while phones := list(people.order_by().values_list("phone", flat=True)[:BATCH]):
            counts[name] += sum(forget(people, phone) for phone in phones)
    counts["confirmations"] = forget_confirmations(moment)
    counts["reports"] = forget_reports(moment)
    return counts


@transaction.atomic
def forget(people: QuerySet[Subscriber], phone: str) -> bool:
    """Take one of these out, unless they have written since they were listed."""
    held(phone)
    if not people.filter(phone=phone).exists():
        return False
    take_out(phone)
    return True


def over(moment: datetime.datetime) -> dict[str, QuerySet[Subscriber]]:
    """Whose time is over, and why."""
    pending, guardian = moment - PENDING_DAYS * DAY, moment - GUARDIAN_DAYS * DAY
    left = moment - datetime.timedelta(days=settings.SMS_LEFT_DAYS)
    find = Subscriber.objects.filter
    return {
        "unconfirmed": find(quiet_since(pending), status=Status.PENDING, changed__lt=pending).exclude(
            # They would have a second vote.
            ballots__poll__in=Poll.objects.filter(state=Poll.State.OPEN).exclude(closes_at__lte=moment)
        ),
        "not permitted": find(quiet_since(guardian), status=Status.GUARDIAN, changed__lt=guardian),
        "left": find(quiet_since(left), status__in=[Status.STOPPED, Status.INVALID], ended_at__lt=left),
    }


def quiet_since(moment: datetime.datetime) -> Q:
    """They have written nothing and voted for nothing since, and nobody has to read what they wrote before."""
    return ~Q(
        Exists(Thread.objects.filter(phone=OuterRef("phone"), is_open=True))
        | Exists(Incoming.objects.filter(phone=OuterRef("phone"), received_at__gt=moment))
        | Exists(Vote.objects.filter(ballot__subscriber=OuterRef("pk"), at__gt=moment))
    )


def forget_confirmations(moment: datetime.datetime) -> int:
    """Delete codes of yesterday, and numbers of guardians from what was sent to them.

    What somebody asked for whose age or guardian is not settled yet is still needed.
    """
    old = Confirmation.objects.filter(created__lt=moment - DAY)
    guardians = Q(cause__startswith=f"{Confirmation.Role.GUARDIAN}:")
    sent = Message.objects.filter(guardians, state__in=SETTLED, created_at__lt=moment - DAY).exclude(phone="")
    sent.erase()
    needed = Q(role=Confirmation.Role.OWNER, subscriber__status__in=UNSETTLED, done_at__isnull=False)
    return old.exclude(needed).delete()[0]


def forget_reports(moment: datetime.datetime) -> int:
    """Delete what lists brought in by staff said, row by row; how many of each kind stays."""
    old = ImportRun.objects.filter(created__lt=moment - REPORT_DAYS * DAY)
    old.exclude(content="").update(content="")
    return ImportPart.objects.filter(run__in=old).delete()[0]
