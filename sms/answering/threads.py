"""Conversations that a person has to look at: opened once for a number, and raised when something graver comes."""

import datetime

from django.db.models import QuerySet

from cms.core.prepared import Prepared, insert, update
from sms.answering.talk import Talk
from sms.models import Incoming, Thread

REASONS = list(Thread.Reason)


def to_a_person(talk: Talk, reason: Thread.Reason) -> Thread:
    """Lay a text before the staff. Holds the thread until the end of the transaction."""
    thread = held.first(phone=talk.phone) or opened(talk, reason)
    if graver(reason, thread):
        thread.reason = reason
    add(talk.incoming, thread, talk.moment)
    return thread


@Prepared
def held(phone: str) -> QuerySet[Thread]:
    """The open thread of a number, held until the end of the transaction."""
    return Thread.objects.select_for_update(no_key=True).filter(phone=phone, is_open=True)


def opened(talk: Talk, reason: Thread.Reason) -> Thread:
    """A new one, or that which another text has opened meanwhile."""
    moment = talk.moment
    thread = Thread(phone=talk.phone, reason=reason, subscriber=talk.subscriber, opened_at=moment, last_at=moment)
    thread.library_id = library_of(talk)
    return thread if insert(thread) else held(phone=talk.phone)[0]


def library_of(talk: Talk) -> int | None:
    """Whose reader it is; a keyword says more than where somebody has joined."""
    if talk.keyword and talk.keyword.library_id:
        return talk.keyword.library_id
    return talk.subscriber.library_id if talk.subscriber else None


def graver(reason: str, thread: Thread) -> bool:
    return REASONS.index(Thread.Reason(reason)) < REASONS.index(Thread.Reason(thread.reason))


def add(incoming: Incoming, thread: Thread, moment: datetime.datetime) -> None:
    """Put a text into a thread."""
    incoming.thread, thread.last_at = thread, moment
    update(thread, "reason", "last_at")


def join_open(talk: Talk) -> None:
    """What somebody texts while a person is looking at their thread stands in it, also if the site understands it."""
    if talk.incoming.thread_id is None and (open_one := held.first(phone=talk.phone)):
        add(talk.incoming, open_one, talk.moment)
