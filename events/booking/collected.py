"""Registrations that an account collects: made while logged in, or with its address or number."""

import datetime
from dataclasses import dataclass

from django.urls import reverse

from cms.core.dates import long_date
from cms.users.models import User
from events.booking.holdings import registrations_of
from events.booking.links import token_of, with_end
from events.booking.state_words import Words, words_for
from events.booking.when import When
from events.registrations import Registration

# The latest of them; what is older is in what one can take along.
MOST = 100


@dataclass(frozen=True)
class Collected:
    """A registration as a line of the list."""

    registration: Registration
    moment: datetime.datetime

    @property
    def words(self) -> Words:
        return words_for(self.registration)

    @property
    def when(self) -> str:
        """Its time; of a series, when it ends."""
        if self.registration.session:
            return When(self.registration.session).hours
        return long_date(self.ends_at) if self.ends_at else ""

    @property
    def ends_at(self) -> datetime.datetime | None:
        return vars(self.registration).get("ends_at")

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= self.moment

    @property
    def address(self) -> str:
        return reverse("registration", args=[token_of(self.registration)])


def collected(user: User, moment: datetime.datetime) -> list[Collected]:
    """Those still to come, the next first, then those that are over."""
    rows = with_end(registrations_of(user.as_data_subject())).order_by("-ends_at")[:MOST]
    lines = [Collected(registration, moment) for registration in rows]
    coming = [line for line in reversed(lines) if not line.is_over]
    return [*coming, *(line for line in lines if line.is_over)]
