"""What a gateway's answer means beyond the message that it is about."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import F

from cms.outbox.models import Slot, State
from cms.outbox.outcomes import Verdict
from sms.gateways.base import Consequence
from sms.models import Consent, Dispatch, Message, Sender, Subscriber
from sms.models.broadcast import DispatchState
from sms.people.services import invalidate, leave

# So often in a row, and a number counts as one that does not exist.
MOST_FAILURES = 5
PAUSE = timedelta(seconds=1)
REASON_LENGTH = 300
GOING = [DispatchState.EXPANDING, DispatchState.SENDING, DispatchState.PAUSED]


@dataclass(frozen=True)
class Word:
    """What a gateway has said of a message: what follows, whether it may leave later, its code, and its words."""

    consequence: Consequence
    verdict: Verdict
    code: str
    words: str
    now: datetime

    @property
    def note(self) -> str:
        return f"{self.code} {self.words}".strip()[:REASON_LENGTH]

    @property
    def is_of_sender(self) -> bool:
        """Whether the sender or the account cannot send; what is refused for good is refused for its text."""
        return self.consequence is Consequence.STOPS_DISPATCH and self.verdict is Verdict.LATER


def draw(message: Message, word: Word) -> None:
    """Do what follows, in the transaction that saves what was said. Saying it twice does no harm; of
    somebody who has been erased meanwhile nothing is noted."""
    match word.consequence:
        case Consequence.LEFT if message.phone:
            leave(phone=message.phone, source=Consent.Source.GATEWAY, evidence=word.note)
        case Consequence.NOBODY if message.phone:
            invalidate(message.phone, note=word.note)
        case Consequence.AWAY if message.phone:
            count_failure(message, word)
        case Consequence.STOPS_DISPATCH:
            stop_dispatch(message, word)
            if word.is_of_sender:
                note_trouble(message.sender_id, word)
        case Consequence.SLOWER:
            Slot.objects.pause(name=slot_name(message.sender_id), until=word.now + PAUSE)


def count_failure(message: Message, word: Word) -> None:
    people = Subscriber.objects.filter(phone=message.phone)
    people.update(failures=F("failures") + 1)
    if people.filter(failures__gte=MOST_FAILURES).exists():
        invalidate(message.phone, note=word.note)


def reached(phone: str) -> None:
    """A number that was away is there again."""
    Subscriber.objects.filter(phone=phone, failures__gt=0).update(failures=0)


def stop_dispatch(message: Message, word: Word) -> None:
    """Let nothing more of its dispatch leave before somebody has looked at it; one that was done is open again if the
    message is to leave once more."""
    if message.dispatch_id is None:
        return
    going = [*GOING, DispatchState.DONE] if message.state == State.QUEUED else GOING
    stopped = {"state": DispatchState.STOPPED, "reason": word.note, "ended_at": word.now}
    Dispatch.objects.filter(pk=message.dispatch_id, state__in=going).update(**stopped)


def refund(messages: Iterable[Message]) -> None:
    """Take back from what dispatches have spent what these would have cost."""
    costs: defaultdict[int, Decimal] = defaultdict(Decimal)
    for message in messages:
        if message.dispatch_id:
            costs[message.dispatch_id] += message.cost
    for pk, cost in sorted(costs.items()):
        Dispatch.objects.filter(pk=pk).update(spent=F("spent") - cost)


def note_trouble(sender_id: int | None, word: Word) -> None:
    Sender.objects.filter(pk=sender_id).update(trouble=word.note, trouble_at=word.now)


def forget_trouble(sender_id: int) -> None:
    Sender.objects.filter(pk=sender_id).exclude(trouble="").update(trouble="", trouble_at=None)


def slot_name(sender_id: int | None) -> str:
    """What the rate of a sender is shared by."""
    return f"sms:{sender_id}"
