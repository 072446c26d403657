"""Leaving: one topic, one library, or all; held while it is not clear whether somebody wants to."""

import datetime
import logging
from typing import Final

from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from cms.partners.libraries import PartnerLibrary
from cms.users.models import User
from sms.models import Consent, Following, Message, Subscriber, Topic
from sms.models.message import MessageQuerySet
from sms.models.subscriber import Status
from sms.numbers import masked
from sms.people.consents import has_left, record
from sms.people.leaving import call_off
from sms.people.services.subscribing import held, stop

logger = logging.getLogger(__name__)


class Everyone:
    """All libraries, and the network."""


EVERYONE: Final = Everyone()


@transaction.atomic
def leave(
    *,
    phone: str,
    source: str,
    topic: Topic | None = None,
    library: PartnerLibrary | Everyone | None = EVERYONE,
    evidence: str = "",
    by: User | None = None,
) -> int:
    """Write no more about a topic, for a library, or at all; answers how many followed topics that ends.

    `phone` is E.164, also one that is not here: that it has left is then on record. What waits to be sent is called
    off in the same transaction. May be said twice.
    """
    moment = timezone.now()
    subscriber = held(phone)
    ended = end_followings(subscriber, topic, library, moment) if subscriber else []
    is_all = topic is None and isinstance(library, Everyone)
    if is_all and not has_left(phone):
        record(phone, Consent.Act.WITHDRAWN, source, evidence=evidence, by=by, language=language_of(subscriber))
    elif ended and not is_all:
        record(
            phone,
            Consent.Act.WITHDRAWN,
            source,
            subjects=ended,
            evidence=evidence,
            by=by,
            language=language_of(subscriber),
        )
    if subscriber:
        heed(subscriber, is_all=is_all, moment=moment)
    elif is_all:
        call_off(phone)
    return len(ended)


def language_of(subscriber: Subscriber | None) -> str:
    return subscriber.language if subscriber else ""


def end_followings(
    subscriber: Subscriber, topic: Topic | None, library: PartnerLibrary | Everyone | None, moment: datetime.datetime
) -> list[tuple[int, int | None]]:
    """End what is followed of this; answers what it was."""
    rows = subscriber.followings.filter(is_active=True)
    if topic is not None:
        rows = rows.filter(topic=topic)
    if not isinstance(library, Everyone):
        rows = rows.filter(library=library)
    ended = list(rows.values_list("pk", "topic_id", "library_id"))
    Following.objects.filter(pk__in=[pk for pk, *_subject in ended]).update(is_active=False, ended_at=moment)
    return [(topic_id, library_id) for _pk, topic_id, library_id in ended]


def heed(subscriber: Subscriber, *, is_all: bool, moment: datetime.datetime) -> None:
    """Let the state of somebody say what they still follow, and call off what they do not."""
    nothing_left = not subscriber.followings.filter(is_active=True).exists()
    if is_all or nothing_left:
        if subscriber.status != Status.STOPPED:
            stop(subscriber, Status.STOPPED, moment)
        call_off(str(subscriber.phone))
    else:
        waiting_for_nothing(subscriber).cancel(moment)


def waiting_for_nothing(subscriber: Subscriber) -> MessageQuerySet:
    """What waits to be sent to them of broadcasts none of whose topics they follow any more."""
    followed = Following.objects.filter(
        subscriber=subscriber,
        is_active=True,
        topic__in=OuterRef("dispatch__broadcast__topics"),
    )
    kept = Message.objects.waiting().filter(Exists(followed), subscriber=subscriber).values("pk")
    return Message.objects.waiting().filter(subscriber=subscriber, dispatch__isnull=False).exclude(pk__in=kept)


@transaction.atomic
def hold(phone: str) -> bool:
    """Write nothing until somebody has looked whether they want to leave; False if nothing was written anyway.

    While they are held `ended_at` keeps the end of a pause: a pause itself would be over by its date, looked at or not.
    """
    found = Subscriber.objects.filter(phone=phone, status__in=[Status.ACTIVE, Status.PAUSED])
    return bool(found.update(status=Status.HELD, ended_at=F("paused_until"), paused_until=None, changed=timezone.now()))


@transaction.atomic
def release(phone: str) -> bool:
    """Go on writing to somebody who did not want to leave, after the pause that they were in; False if they were not
    held."""
    found, now = Subscriber.objects.filter(phone=phone, status=Status.HELD), timezone.now()
    paused = found.filter(ended_at__gt=now)
    return bool(
        paused.update(status=Status.PAUSED, paused_until=F("ended_at"), ended_at=None, changed=now)
        or found.update(status=Status.ACTIVE, ended_at=None, changed=now)
    )


def end_of_pause(subscriber: Subscriber) -> datetime.datetime | None:
    """Until when they want to hear nothing, also while they are held; None if they are in no pause."""
    return subscriber.ended_at if subscriber.status == Status.HELD else subscriber.paused_until


@transaction.atomic
def invalidate(phone: str, note: str = "") -> bool:
    """Write no more to a number that does not exist; consents stay. `note`: the gateway's words."""
    subscriber = held(phone)
    if subscriber is None or subscriber.status in (Status.STOPPED, Status.INVALID):
        return False
    stop(subscriber, Status.INVALID, timezone.now())
    call_off(phone)
    logger.info("Number %s does not exist: %s", masked(phone), note)
    return True
