"""A thread as it is read: what came and what was answered, in order of time."""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise

from cms.core.logs import SECRET
from sms.answering.services import answers_in
from sms.models import Message, Thread

# Of a long conversation the end is read.
MOST = 100


@dataclass(frozen=True, slots=True)
class Line:
    """`is_ours`: from us; `is_answer`: written by a colleague, not by the site. `state` says whether it has arrived."""

    pk: int
    text: str
    at: datetime.datetime
    is_ours: bool = False
    is_answer: bool = False
    state: str | Promise = ""


def lines_of(thread: Thread) -> list[Line]:
    """The last hundred of each side."""
    came = list(thread.incoming.order_by("-received_at", "-pk")[:MOST])
    by_site = Message.objects.filter(cause__in=[f"incoming:{incoming.pk}" for incoming in came])
    lines = [Line(incoming.pk, incoming.text, incoming.received_at) for incoming in came]
    lines += [line(message, is_answer=False) for message in by_site]
    lines += [line(message, is_answer=True) for message in answers_in(thread).order_by("-pk")[:MOST]]
    return sorted(lines, key=lambda each: each.at)


def line(message: Message, *, is_answer: bool) -> Line:
    state = message.get_delivery_display() if message.delivery else message.get_state_display()
    text = without_keys(message.text or "")
    return Line(message.pk, text, message.created_at, is_ours=True, is_answer=is_answer, state=state)


def without_keys(text: str) -> str:
    """The text without what opens somebody's own pages: whoever helps them needs no key to their subscription."""
    return SECRET.sub(r"\1…", text)
