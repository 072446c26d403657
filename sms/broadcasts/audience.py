"""Whom a broadcast is for, and who of them is left out for which reason; all of it in the database."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from cms.outbox.models.state import OPEN, State
from sms.ledger.kinds import NEWS
from sms.models import Broadcast, Dispatch, Following, Message, Subscriber
from sms.models.message import Delivery
from sms.models.subscriber import Cap, Status, SubscriberQuerySet

from . import filters
from .reasons import Reason

CAP_PERIOD = datetime.timedelta(days=30)
# What marks are called, with the prefix.
BEGINS = "begins_"
# Has it, may have it, or will have it.
HAD = [*OPEN, State.SENT, State.UNKNOWN]


@dataclass(frozen=True)
class Audience:
    """The people of a broadcast at a moment. `dispatch`: the one that they are counted for, if there is one yet.

    `prefixes`: beginnings of numbers that routes tell apart.
    """

    broadcast: Broadcast
    moment: datetime.datetime
    dispatch: Dispatch | None = None
    prefixes: Sequence[str] = ()

    @cached_property
    def topics(self) -> list[int]:
        return list(self.broadcast.topics.values_list("pk", flat=True))

    def followed(self, **more: object) -> Exists:
        """Whether somebody follows, or followed, one of its topics from whoever writes."""
        of_library = Q(library=self.broadcast.library_id) if self.broadcast.library_id else Q(library=None)
        return Exists(Following.objects.filter(of_library, subscriber=OuterRef("pk"), topic__in=self.topics, **more))

    def narrowed(self) -> SubscriberQuerySet:
        return cast(SubscriberQuerySet, filters.narrow(Subscriber.objects.order_by(), self.broadcast.audience))

    def followers(self) -> SubscriberQuerySet:
        """Who follows now, and what else keeps each of them from getting it (`reason`; empty: nothing)."""
        reasons = [When(condition, then=Value(reason.value)) for reason, condition in self.obstacles()]
        return self.marked(self.narrowed().filter(self.followed(is_active=True)), Case(*reasons, default=Value("")))

    def former(self) -> SubscriberQuerySet:
        """Who followed once, or has not confirmed that; each with the reason."""
        people = self.narrowed().filter(self.followed(is_active=False)).exclude(self.followed(is_active=True))
        reasons = [When(condition, then=Value(reason.value)) for reason, condition in self.states()]
        return self.marked(people, Case(*reasons, default=Value(Reason.NO_CONSENT.value)))

    def recipients(self) -> SubscriberQuerySet:
        """Who gets it, if there is a text and a way to them.

        The reasons are asked one by one, and the states first once more, so that the database can use its indexes.
        """
        people = self.narrowed().reachable(self.moment).filter(self.followed(is_active=True))
        for _reason, condition in self.by_messages():
            people = people.exclude(condition)
        return people

    def obstacles(self) -> list[tuple[Reason, Q]]:
        """What keeps followers from getting it; of several the first counts."""
        return [*self.states(), *self.by_messages()]

    def states(self) -> list[tuple[Reason, Q]]:
        asleep = Q(status=Status.PAUSED, paused_until__gt=self.moment)
        return [
            (Reason.STOPPED, Q(status=Status.STOPPED)),
            (Reason.INVALID, Q(status=Status.INVALID)),
            (Reason.NO_CONSENT, Q(status__in=[Status.PENDING, Status.GUARDIAN])),
            (Reason.HELD, Q(status=Status.HELD)),
            (Reason.PAUSED, asleep),
        ]

    def by_messages(self) -> list[tuple[Reason, Q]]:
        """What they have been sent before. Where it can be nothing, nobody is asked about it one by one."""
        found = []
        if again := self.sent_before:
            found.append((Reason.DUPLICATE, Q(Exists(had(again)))))
        if self.others >= min(cap for cap in Cap if cap):
            # Of each dispatch one gets one: who wants more than there were is not asked about.
            few = Q(cap__gt=0, cap__lte=self.others)
            found.append((Reason.OFTEN, few & Q(cap__lte=self.messages_lately())))
        return found

    @cached_property
    def sent_before(self) -> list[int]:
        """The dispatch that is sent again, with all that sent it again already."""
        if not self.dispatch or not self.dispatch.resend_of_id:
            return []
        root = self.dispatch.resend_of_id
        chain = Dispatch.objects.filter(Q(pk=root) | Q(resend_of=root)).exclude(pk=self.dispatch.pk)
        return list(chain.values_list("pk", flat=True))

    @cached_property
    def others(self) -> int:
        """How many others have gone out in the period of caps."""
        return Dispatch.objects.filter(started_at__gte=self.moment - CAP_PERIOD).exclude(pk=self.own).count()

    @property
    def own(self) -> int:
        """The dispatch itself; 0 where there is none yet."""
        return (self.dispatch and self.dispatch.pk) or 0

    def messages_lately(self) -> Coalesce:
        """How many messages of broadcasts each has got in the period of caps; of this dispatch itself none counts,
        however often it is begun.

        Nothing here can be looked up but by the subscriber: right after a million rows were written PostgreSQL still
        believes that a dispatch has one, and would go through all of them for each person.
        """
        messages = Message.objects.filter(
            subscriber=OuterRef("pk"), kind=NEWS.name, state__in=HAD, created_at__gte=self.moment - CAP_PERIOD
        )
        if self.own:
            messages = messages.exclude(dispatch=self.own)
        counts = messages.order_by().values("subscriber").annotate(count=Count("pk")).values("count")
        return Coalesce(Subquery(counts), 0)

    def marked(self, people: SubscriberQuerySet, reason: Case) -> SubscriberQuerySet:
        begins = {
            BEGINS + prefix: ExpressionWrapper(Q(phone__startswith=f"+{prefix}"), output_field=BooleanField())
            for prefix in self.prefixes
        }
        return people.annotate(reason=reason, **begins)

    def counted(self, people: SubscriberQuerySet) -> list[dict]:
        """How many of these, marked as they are, there are of each language, zone, country, prefix and reason.

        Of a condition PostgreSQL knows that it has two answers. Of a prefix it would believe that each number has its
        own, and sort a million people before it counts them.
        """
        names = ["language", "zone", "country", "reason", *(BEGINS + prefix for prefix in self.prefixes)]
        rows = people.values(*names).annotate(people=Count("pk"))
        return [row | {"prefix": self.longest(row)} for row in rows]

    def longest(self, row: Mapping[str, Any]) -> str:
        """The longest of the prefixes that these numbers begin with."""
        return max((prefix for prefix in self.prefixes if row[BEGINS + prefix]), key=len, default="")

    def beginning(self, prefix: str) -> Q:
        """Whether this is the longest prefix of a number, as a condition whose frequency the database can guess."""
        longer = [each for each in self.prefixes if each.startswith(prefix) and each != prefix]
        found = Q(phone__startswith=f"+{prefix}") if prefix else Q()
        for each in longer:
            found &= ~Q(phone__startswith=f"+{each}")
        return found


def had(dispatches: Sequence[int]):
    """What has reached somebody of these dispatches, or may have, or will; found by its key, for the same reason."""
    keys = [Concat(Value(f"d{pk}:"), Cast(OuterRef("pk"), CharField())) for pk in dispatches]
    # What the gateway's own list does not show has not reached anybody.
    return Message.objects.filter(key__in=keys, state__in=HAD, absent=False).exclude(delivery=Delivery.UNDELIVERED)
