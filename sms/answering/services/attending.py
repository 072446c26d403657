"""What staff do in a conversation. Whoever calls has asked whether they may; each takes the thread for itself first, so
that of two colleagues at once the second sees what the first has done."""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from cms.partners.libraries import PartnerLibrary
from cms.users.models import User
from sms.answering.errors import AnsweredMeanwhile, Closed, HasLeft, NoWayThere
from sms.answering.languages import usual_in
from sms.answering.leaving import named
from sms.answering.services.receiving import country_of
from sms.ledger.kinds import REPLY
from sms.ledger.services import NoRoute, entrust
from sms.ledger.services.entrusting import row_key
from sms.models import Incoming, Message, Sender, Thread
from sms.models.consent import Consent
from sms.people import services as people
from sms.people.consents import has_left
from sms.texts.composing import brand

logger = logging.getLogger(__name__)
# Whoever has just written may be answered, also after STOP: that is what they wait for.
MAY_BE_ANSWERED = datetime.timedelta(hours=24)


@contextmanager
def attending(thread: Thread) -> Iterator[Thread]:
    """Hold an open thread within a transaction. Raises Closed."""
    with transaction.atomic():
        held = Thread.objects.select_for_update(no_key=True).get(pk=thread.pk)
        if not held.is_open:
            raise Closed
        yield held


def answer(*, thread: Thread, text: str, by: User, seen: int, nonce: str) -> Message:
    """Send somebody's answer; the same `nonce` is one answer, however often it is sent.

    `seen` is the last answer (its pk; 0: none) that they had before them. Raises Closed, AnsweredMeanwhile, HasLeft,
    NoWayThere.
    """
    with attending(thread) as held:
        key = f"{cause_of(held)}:{nonce}"
        if sent := Message.objects.filter(key=row_key(key, held.phone)).first():
            return sent
        if newer := answers_in(held).filter(pk__gt=seen).last():
            raise AnsweredMeanwhile(newer)
        demand_permission(held)
        message = send(held, text, key)
        held.assigned_to = held.assigned_to or by
        held.last_at = timezone.now()
        held.save(update_fields=["assigned_to", "last_at"])
    logger.info("Thread %s answered by person %s", thread.pk, by.pk)
    return message


def answers_in(thread: Thread) -> QuerySet[Message]:
    """What colleagues have said in a thread, in order."""
    return Message.objects.filter(cause=cause_of(thread)).order_by("pk")


def cause_of(thread: Thread) -> str:
    return f"thread:{thread.pk}"


def demand_permission(thread: Thread) -> None:
    """Raise HasLeft for a number that has left, unless it has written since or just before."""
    since = timezone.now() - MAY_BE_ANSWERED
    wrote = Incoming.objects.filter(phone=thread.phone, received_at__gt=since)
    if has_left(thread.phone) and not wrote.exists():
        raise HasLeft


def send(thread: Thread, text: str, key: str) -> Message:
    try:
        return entrust(
            text=brand(text),
            phone=thread.phone,
            kind=REPLY,
            cause=cause_of(thread),
            key=key,
            language=language_of(thread),
            subscriber=thread.subscriber,
            sender=sender_of(thread),
        )
    except NoRoute as error:
        raise NoWayThere from error


def language_of(thread: Thread) -> str:
    """What the site takes an answer to be written in."""
    return thread.subscriber.language if thread.subscriber else usual_in(country_of(thread.phone))


def sender_of(thread: Thread) -> Sender | None:
    """What they have texted last, if people can reply to it."""
    last = thread.incoming.select_related("sender").last()
    sender = last.sender if last else None
    return sender if sender and sender.is_active and sender.routes.filter(two_way=True).exists() else None


def hand_over(*, thread: Thread, by: User, to: User | None, library: PartnerLibrary | None) -> None:
    """Give a thread to a colleague, or to nobody in particular, of a library. Raises Closed."""
    with attending(thread) as held:
        held.assigned_to, held.library = to, library
        held.save(update_fields=["assigned_to", "library"])
    logger.info("Thread %s handed over by person %s", thread.pk, by.pk)


def close(*, thread: Thread, by: User) -> None:
    """End a conversation; the next text opens another one if a person has to see it. Raises Closed."""
    with attending(thread) as held:
        end(held)
    logger.info("Thread %s closed by person %s", thread.pk, by.pk)


def end(thread: Thread) -> None:
    thread.is_open, thread.closed_at = False, timezone.now()
    thread.save(update_fields=["is_open", "closed_at"])


def let_go(*, thread: Thread, by: User) -> None:
    """Somebody did want to leave: they leave everything, and the conversation ends. Raises Closed."""
    with attending(thread) as held:
        people.leave(phone=held.phone, source=Consent.Source.STAFF, evidence=evidence_of(held), by=by)
        end(held)
    logger.info("Thread %s: its person has left, says person %s", thread.pk, by.pk)


def evidence_of(thread: Thread) -> str:
    """Where their wish to leave was read; not what they wrote, because proofs are kept for ever."""
    last, where = thread.incoming.last(), f"conversation {thread.pk}"
    return f"{where}, {named(last)}" if last else where


def keep(*, thread: Thread, by: User) -> None:
    """Somebody did not want to leave: they get messages again, and the conversation ends. Raises Closed."""
    with attending(thread) as held:
        people.release(held.phone)
        end(held)
    logger.info("Thread %s: its person stays, says person %s", thread.pk, by.pk)
