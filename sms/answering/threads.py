"""Conversations that a person has to look at: opened once for a number, and raised when something graver comes."""

import datetime

from sms.answering.talk import Talk
from sms.models import Incoming, Thread

REASONS = list(Thread.Reason)


def to_a_person(talk: Talk, reason: Thread.Reason) -> Thread:
    """Lay a text before the staff. Holds the thread until the end of the transaction."""
    fresh = {"reason": reason, "subscriber": talk.subscriber, "library": library_of(talk), "opened_at": talk.moment}
    thread, is_new = held().get_or_create(phone=talk.phone, is_open=True, defaults=fresh)
    if not is_new and graver(reason, thread):
        thread.reason = reason
    add(talk.incoming, thread, talk.moment)
    return thread


def held():
    return Thread.objects.select_for_update(no_key=True)


def library_of(talk: Talk):
    """Whose reader it is; a keyword says more than where somebody has joined."""
    if talk.keyword and talk.keyword.library_id:
        return talk.keyword.library
    return talk.subscriber.library if talk.subscriber else None


def graver(reason: str, thread: Thread) -> bool:
    return REASONS.index(Thread.Reason(reason)) < REASONS.index(Thread.Reason(thread.reason))


def add(incoming: Incoming, thread: Thread, moment: datetime.datetime) -> None:
    """Put a text into a thread."""
    incoming.thread, thread.last_at = thread, moment
    thread.save(update_fields=["reason", "last_at"])


def join_open(talk: Talk) -> None:
    """What somebody texts while a person is looking at their thread stands in it, also if the site understands it."""
    if talk.incoming.thread_id is None and (open_one := held().filter(phone=talk.phone, is_open=True).first()):
        add(talk.incoming, open_one, talk.moment)
