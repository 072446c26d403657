"""What is looked at once more right before a group of messages leaves."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache, partial

from django.utils.translation import gettext_noop

from cms.outbox.models.queue import Stop
from cms.outbox.models.state import CALLED, State
from sms.models import Dispatch, Following, Message
from sms.models.broadcast import DispatchState
from sms.models.subscriber import Status, Subscriber
from sms.numbers.countries import rules
from sms.numbers.hours import midnight, next_day, opening

from .kinds import HEED_HOURS, NEWS
from .recipients import country, with_locked_subscribers, with_subscribers, zone

# Stored as it is and translated where it is shown.
BUDGET_IS_SPENT = gettext_noop("The next message would cost more than may be spent.")
# Until whoever holds a person has let go of them.
A_MOMENT = timedelta(seconds=1)


class Group:
    """Locked messages that are about to leave, with all that decides whether they do, in a fixed number of queries."""

    def __init__(self, messages: Collection[Message], dispatches: Mapping[int, Dispatch], now: datetime):
        self.now = now
        self.messages = messages
        self.dispatches = dispatches
        # Many are on the same clock.
        self.opening, self.midnight = cache(partial(opening, now)), cache(partial(midnight, now))
        self.news = [message for message in messages if message.kind == NEWS.name]
        with_subscribers([message for message in messages if message.kind != NEWS.name])
        # What two senders have for one person at once is counted one after the other.
        self.busy = with_locked_subscribers(self.news)
        self.followed = self.followings()
        self.today = self.sent_today()
        # What those that leave cost, by dispatch.
        self.costs: defaultdict[int, Decimal] = defaultdict(Decimal)

    def followings(self) -> set[tuple[int | None, int]]:
        """Who follows something that a dispatch is about: subscribers with dispatches."""
        rows = Following.objects.filter(
            subscriber__in=[message.subscriber_id for message in self.news], is_active=True
        ).values_list("subscriber_id", "topic_id", "library_id")
        followed: defaultdict[int | None, set[tuple[int, int | None]]] = defaultdict(set)
        for subscriber, topic, library in rows:
            followed[subscriber].add((topic, library))
        wanted = {pk: subjects(dispatch) for pk, dispatch in self.dispatches.items()}
        return {
            (message.subscriber_id, message.dispatch_id)
            for message in self.news
            if message.dispatch_id and followed[message.subscriber_id] & wanted[message.dispatch_id]
        }

    def sent_today(self) -> dict[int, list[datetime]]:
        """When news has left to each subscriber since the day began where it began first."""
        begun = min((self.midnight(zone=zone(message)) for message in self.news), default=self.now)
        rows = Message.objects.filter(
            subscriber__in=[message.subscriber_id for message in self.news],
            called_at__gte=begun,
            kind=NEWS.name,
            state__in=[*CALLED, State.SENT],
        ).values_list("subscriber_id", "called_at")
        calls = defaultdict(list)
        for subscriber, called_at in rows:
            calls[subscriber].append(called_at)
        return calls

    def stops(self) -> dict[int, Stop]:
        """Which of them must not leave now, and what becomes of them."""
        stops = {}
        for message in self.messages:
            if stop := self.stop(message):
                stops[message.pk] = stop
            else:
                self.note(message)
        return stops

    def stop(self, message: Message) -> Stop | None:
        if message.expires_at <= self.now:
            return State.EXPIRED
        if message.text is None or not message.phone:
            return State.CANCELLED
        if message.pk in self.busy:
            return self.now + A_MOMENT
        stop = self.stop_of_dispatch(message) or self.stop_of_consent(message) or self.stop_of_hours(message)
        stop = stop or self.stop_of_budget(message)
        # What is held for longer than it is of use is told at once.
        return State.EXPIRED if isinstance(stop, datetime) and stop >= message.expires_at else stop

    def stop_of_dispatch(self, message: Message) -> Stop | None:
        if message.dispatch_id is None:
            return None
        match self.dispatches[message.dispatch_id].state:
            case DispatchState.SENDING:
                return None
            case DispatchState.PAUSED | DispatchState.STOPPED:
                # It waits for whoever goes on with it.
                return message.due_at
        return State.CANCELLED

    def stop_of_consent(self, message: Message) -> Stop | None:
        """News goes to those who want it now, whatever they wanted when it was written."""
        if message.kind != NEWS.name or message.dispatch_id is None:
            return None
        wanted = (message.subscriber_id, message.dispatch_id) in self.followed
        return None if wanted and is_reachable(message.subscriber, self.now) else State.CANCELLED

    def stop_of_hours(self, message: Message) -> Stop | None:
        if message.kind not in HEED_HOURS:
            return None
        there = {"zone": zone(message), "country": country(message)}
        until = self.opening(**there)
        if until == self.now and self.is_enough(message):
            until = next_day(self.now, **there)
        return until if until > self.now else None

    def is_enough(self, message: Message) -> bool:
        """Whether its reader has got as many news today as may be sent there."""
        if message.kind != NEWS.name or message.subscriber is None:
            return False
        return self.count_today(message) >= rules(country(message)).most_a_day

    def count_today(self, message: Message) -> int:
        begun = self.midnight(zone=zone(message))
        return sum(called_at >= begun for called_at in self.today.get(message.subscriber_id or 0, ()))

    def stop_of_budget(self, message: Message) -> Stop | None:
        """The first that would cost too much stops the dispatch, until somebody goes on with it."""
        if message.dispatch_id is None:
            return None
        dispatch = self.dispatches[message.dispatch_id]
        budget = dispatch.broadcast.budget
        if budget is None or dispatch.spent + self.costs[dispatch.pk] + message.cost <= budget:
            return None
        dispatch.state, dispatch.reason = DispatchState.STOPPED, BUDGET_IS_SPENT
        return message.due_at

    def note(self, message: Message) -> None:
        """Count one that leaves, for those after it."""
        if message.dispatch_id:
            self.costs[message.dispatch_id] += message.cost
        if message.kind == NEWS.name and message.subscriber_id:
            self.today[message.subscriber_id].append(self.now)


def subjects(dispatch: Dispatch) -> set[tuple[int, int | None]]:
    """What one has to follow to be sent it."""
    broadcast = dispatch.broadcast
    return {(topic.pk, broadcast.library_id) for topic in broadcast.topics.all()}


def is_reachable(subscriber: Subscriber | None, now: datetime) -> bool:
    """The same as `SubscriberQuerySet.reachable`, of one that is loaded."""
    if subscriber is None:
        return False
    over = subscriber.paused_until is not None and subscriber.paused_until <= now
    return subscriber.status == Status.ACTIVE or (subscriber.status == Status.PAUSED and over)
