"""The polls that have a page for everybody, in a list: those that are open, then those that are over."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, Min, Q, QuerySet, Value, When
from django.utils import timezone

from cms.core import page_cache
from cms.core.filtering import FilteredList
from sms.models import Poll
from sms.polls.rows import public_polls


@dataclass(frozen=True)
class Row:
    """One poll, as it is at a moment."""

    poll: Poll
    is_open: bool

    @property
    def last_day(self) -> datetime.date | None:
        """The last day on which one may answer, on the clock of the library; None if no end is set."""
        if self.poll.closes_at is None:
            return None
        last = self.poll.closes_at - datetime.timedelta(microseconds=1)
        return (self.poll.library.local_time(last) if self.poll.library else last).date()


class PollList(FilteredList):
    """Pages of that list; there is nothing to filter by."""

    filters = ()
    per_page = 30

    @cached_property
    def moment(self) -> datetime.datetime:
        return timezone.now()

    def everything(self) -> QuerySet[Poll]:
        return public_polls()

    def arranged(self, rows: QuerySet[Poll]) -> QuerySet[Poll]:
        goes_on = Q(state=Poll.State.OPEN) & (Q(closes_at=None) | Q(closes_at__gt=self.moment))
        over = Case(When(goes_on, then=Value(0)), default=Value(1))
        return rows.order_by(over, "-created", "-pk")

    @cached_property
    def rows(self) -> list[Row]:
        page_cache.shows("polls")
        self.say_when_one_closes()
        return [Row(poll, poll.is_open(self.moment)) for poll in self.page]

    def say_when_one_closes(self) -> None:
        """Whatever page it stands on: what comes behind it moves up."""
        closing = self.everything().filter(state=Poll.State.OPEN, closes_at__gt=self.moment)
        if first := closing.aggregate(first=Min("closes_at"))["first"]:
            page_cache.fresh_until(first)
