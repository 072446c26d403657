"""Which rows of a sender are next: what single people wait for first, then all broadcasts in turn."""

import random
from datetime import datetime

from django.db.models import Exists, OuterRef

from sms.models import Dispatch, Message
from sms.models.broadcast import DispatchState
from sms.models.message import MessageQuerySet

from .writing import CLAIM_FIELDS

# What a text is written from, and what is saved; reading dates takes longer than all the rest of a row.
READ = ("kind", "key", "phone", "language", "subscriber", "dispatch", "sender", *CLAIM_FIELDS)


def next_rows(rows: MessageQuerySet, *, limit: int, now: datetime) -> list[Message]:
    """Lock due rows that cost about so many segments, passing over those that another sender is taking."""
    due = rows.due(now).only(*READ).select_for_update(skip_locked=True, of=("self",))
    found = list(due.filter(dispatch=None)[:limit])
    left = limit - sum(segments(message) for message in found)
    dispatches = leaving(rows, now) if left > 0 else []
    for number, dispatch in enumerate(dispatches):
        share = max(0, left) / (len(dispatches) - number)
        taken = of_dispatch(due, dispatch, at_most=int(share / most(dispatch)))
        left -= len(taken) * most(dispatch)
        found += taken
    return found


def leaving(rows: MessageQuerySet, now: datetime) -> list[Dispatch]:
    """Dispatches with rows that are due, in no order: with a slow sender none of many is always the last."""
    waiting = Exists(rows.due(now).filter(dispatch=OuterRef("pk")).order_by())
    found = list(Dispatch.objects.filter(waiting, state=DispatchState.SENDING))
    random.shuffle(found)
    return found


def of_dispatch(due: MessageQuerySet, dispatch: Dispatch, *, at_most: int) -> list[Message]:
    """Rows of a dispatch; always one, so that a long text leaves by a slow sender, too."""
    taken = list(due.filter(dispatch=dispatch)[: max(1, at_most)])
    for message in taken:
        message.dispatch = dispatch
    return taken


def most(dispatch: Dispatch) -> int:
    """How many segments one message of it may take."""
    return max(1, dispatch.largest)


def segments(message: Message) -> int:
    """How much of the rate a written message takes."""
    return max(1, message.segments)
