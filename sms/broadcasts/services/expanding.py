"""Writing a message for each recipient: set by set, each noted when it is written, so that a worker that is killed
loses nothing and another goes on where it was."""

import datetime
from collections import Counter
from dataclasses import fields

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.core.nudges import nudge_after_commit
from sms.broadcasts.addressing import Addressed, Addressing, Part
from sms.broadcasts.audience import Audience
from sms.broadcasts.inserting import insert
from sms.broadcasts.standing import ANCHOR_AT, GROWN, anchor_of, decide, end, stamp
from sms.broadcasts.wording import frozen
from sms.links.services import shorten_all
from sms.models import Broadcast, Dispatch, DispatchPart
from sms.models.broadcast import BroadcastState, DispatchState
from sms.models.subscriber import SubscriberQuerySet
from sms.texts.placeholders import UnknownPlaceholder

SEND = "sms.tasks.send_all_due_sms"
OVER_BUDGET = gettext_noop("It would have cost more than may be spent.")
NOBODY = gettext_noop("Nobody would have got it.")
WITHDRAWN = gettext_noop("It was withdrawn.")
UNKNOWN = gettext_noop("A placeholder has no value.")
# Of these nothing leaves.
NOT_RELEASED = [BroadcastState.DRAFT, BroadcastState.WAITING]
OF_PART = {field.name for field in fields(Part)} & {field.attname for field in DispatchPart._meta.concrete_fields}


def expand_all() -> int:
    """Go on with all that is to be addressed; answers how many messages have been written."""
    waiting = Dispatch.objects.filter(state=DispatchState.EXPANDING).order_by("planned_for")
    return sum(expand(dispatch_id) for dispatch_id in waiting.values_list("pk", flat=True))


def expand(dispatch_id: int) -> int:
    """Write the messages of a dispatch; answers how many this call has written.

    May run twice and in several workers at once, which then share the parts; the keys of messages are unique. Pausing
    and cancelling take effect between two parts; until all are written nothing is sent.
    """
    if not prepare(dispatch_id, timezone.now()):
        return 0
    written = 0
    while (count := write_next(dispatch_id)) is not None:
        written += count
    complete(dispatch_id)
    return written


def prepare(dispatch_id: int, now: datetime.datetime) -> bool:
    """Freeze what is said and to whom, unless that has been done; whether there is something to write."""
    dispatch = Dispatch.objects.select_related("broadcast__library").get(pk=dispatch_id)
    if dispatch.state == DispatchState.EXPANDING and not dispatch.texts:
        keep(dispatch, freeze(dispatch, now))
    return dispatch.state == DispatchState.EXPANDING


def freeze(dispatch: Dispatch, now: datetime.datetime) -> list[Part]:
    """Look at its time once more, then count; nothing is saved yet."""
    anchor = anchor_of(dispatch)
    decide(dispatch, anchor, now)
    if dispatch.state != DispatchState.EXPANDING:
        return []
    try:
        dispatch.texts = frozen(dispatch.broadcast, anchor, lambda text: shorten_all(text, dispatch.broadcast))
    except UnknownPlaceholder:
        end(dispatch, DispatchState.STOPPED, UNKNOWN, now)
        return []
    addressing = Addressing(dispatch, anchor, now)
    dispatch.prefixes = addressing.prefixes
    addressed = addressing.address()
    note(dispatch, addressed)
    dispatch.figures[ANCHOR_AT] = stamp(anchor)
    judge(dispatch, addressed, now)
    return addressed.parts


def note(dispatch: Dispatch, addressed: Addressed) -> None:
    """Keep the figures."""
    parts = addressed.parts
    dispatch.largest = max((part.segments for part in parts), default=1)
    dispatch.figures = {
        "recipients": addressed.people,
        "by_language": people_by(parts, "language"),
        "by_country": people_by(parts, "country"),
        "exclusions": addressed.left_by_reason(),
        "segments": sum(part.people * part.segments for part in parts),
        "cost": str(addressed.cost),
    }


def people_by(parts: list[Part], field: str) -> dict[str, int]:
    found: Counter[str] = Counter()
    for part in parts:
        found[getattr(part, field)] += part.people
    return dict(found)


def judge(dispatch: Dispatch, addressed: Addressed, now: datetime.datetime) -> None:
    """All or nothing: half an audience that got it before the money was spent would be hard to explain."""
    budget = dispatch.broadcast.budget
    if budget is not None and addressed.cost > budget:
        end(dispatch, DispatchState.STOPPED, OVER_BUDGET, now)
        dispatch.texts = {}
    elif addressed.people > settings.SMS_APPROVAL_ABOVE and is_of_one_person(dispatch.broadcast):
        end(dispatch, DispatchState.STOPPED, GROWN, now)
        dispatch.texts = {}
    elif not addressed.parts:
        end(dispatch, DispatchState.DONE, NOBODY, now)


def is_of_one_person(broadcast: Broadcast) -> bool:
    """Whether its author has released it, which is for few people alone: there may be more by now."""
    return broadcast.released_by_id in {broadcast.written_by_id, broadcast.changed_by_id} - {None}


@transaction.atomic
def keep(dispatch: Dispatch, parts: list[Part]) -> None:
    """Save what was frozen, unless another worker was quicker or it has been stopped or withdrawn meanwhile."""
    broadcast = Broadcast.objects.select_for_update().get(pk=dispatch.broadcast_id)
    current = Dispatch.objects.select_for_update().get(pk=dispatch.pk)
    if current.state != DispatchState.EXPANDING or current.texts:
        dispatch.state = current.state
        return
    if broadcast.state in NOT_RELEASED:
        end(dispatch, DispatchState.CANCELLED, WITHDRAWN, timezone.now())
    dispatch.save()
    if dispatch.state == DispatchState.EXPANDING:
        DispatchPart.objects.bulk_create(as_row(dispatch, part) for part in parts)


def as_row(dispatch: Dispatch, part: Part) -> DispatchPart:
    return DispatchPart(dispatch=dispatch, **{name: getattr(part, name) for name in OF_PART})


@transaction.atomic
def write_next(dispatch_id: int) -> int | None:
    """Write one part that nobody is at and note it, both or neither; None if there is none.

    The dispatch is not locked, so that pausing need not wait.
    """
    waiting = DispatchPart.objects.filter(dispatch=dispatch_id, dispatch__state=DispatchState.EXPANDING, written=None)
    waiting = waiting.select_related("dispatch__broadcast").order_by("pk")
    part = waiting.select_for_update(skip_locked=True, of=("self",)).first()
    if part is None:
        return None
    part.written = insert(people_of(part), part)
    part.save(update_fields=["written"])
    return part.written


def people_of(part: DispatchPart) -> SubscriberQuerySet:
    """Its recipients as they are now."""
    dispatch = part.dispatch
    audience = Audience(dispatch.broadcast, timezone.now(), dispatch, dispatch.prefixes)
    people = audience.recipients().filter(audience.beginning(part.prefix))
    return people.filter(language=part.language, zone=part.zone, country=part.country)


@transaction.atomic
def complete(dispatch_id: int) -> None:
    """Let it leave, once all parts are written."""
    dispatch = Dispatch.objects.select_for_update().get(pk=dispatch_id)
    if dispatch.state != DispatchState.EXPANDING or dispatch.parts.filter(written=None).exists():
        return
    dispatch.figures["recipients"] = dispatch.parts.aggregate(people=Sum("written"))["people"] or 0
    dispatch.state = DispatchState.SENDING
    dispatch.save(update_fields=["figures", "state"])
    nudge_after_commit(SEND)
