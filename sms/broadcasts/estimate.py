"""What a broadcast will do, before anybody presses send."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.users.models import User
from sms.models import Broadcast, Dispatch
from sms.models.broadcast import Mode

from . import anchors, filters, history
from .addressing import Addressed, Addressing
from .anchors import Moment
from .moments import next_dates, relative_to
from .pace import Pace, pace
from .reasons import Reason
from .rights import may_release
from .wording import frozen, missing, with_sample_links

Sentences = list[str | Promise]


@dataclass(frozen=True)
class Estimate:
    """All that is known of the next going-out; `planned_for` is None when there is none.

    `blockers` are sentences on why it cannot be released, `warnings` on what should be thought of. `may_release`:
    whether whoever asked may, by their role and as a second person if one is needed.
    """

    addressed: Addressed
    pace: Pace
    planned_for: datetime.datetime | None
    budget: Decimal | None
    blockers: Sentences
    warnings: Sentences
    may_release: bool

    @property
    def recipients(self) -> int:
        return self.addressed.people

    @property
    def exclusions(self) -> dict[str, int]:
        """How many are left out, by the value of the reason (`reasons.Reason`)."""
        return self.addressed.left_by_reason()

    @property
    def by_language(self) -> Counter[str]:
        return self.people_by("language")

    @property
    def by_country(self) -> Counter[str]:
        return self.people_by("country")

    def people_by(self, field: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for part in self.addressed.parts:
            found[getattr(part, field)] += part.people
        return found

    @property
    def without_text(self) -> Counter[str]:
        """People by language who would get it if there were a text for them."""
        return self.left_for(Reason.NO_TEXT, "language")

    @property
    def without_route(self) -> Counter[str]:
        """People by country whom no sender reaches."""
        return self.left_for(Reason.NO_ROUTE, "country")

    def left_for(self, reason: Reason, field: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for left, people in self.addressed.left.items():
            if left.reason == reason:
                found[getattr(left, field)] += people
        return found

    @property
    def segments_worst(self) -> int:
        """Segments of the longest text."""
        return max((part.segments for part in self.addressed.parts), default=0)

    @property
    def segments_total(self) -> int:
        return sum(part.people * part.segments for part in self.addressed.parts)

    @property
    def cost_by_country(self) -> dict[str, Decimal]:
        """In SMS_CURRENCY."""
        costs: dict[str, Decimal] = {}
        for part in self.addressed.parts:
            costs[part.country] = costs.get(part.country, Decimal(0)) + part.cost
        return costs

    @property
    def cost(self) -> Decimal:
        return self.addressed.cost

    @property
    def is_over_budget(self) -> bool:
        return self.budget is not None and self.cost > self.budget

    @property
    def cannot_reply(self) -> int:
        """People who get it from a sender that takes no answers."""
        return sum(part.people for part in self.addressed.parts if not part.two_way)

    @property
    def segments_for_links(self) -> int:
        """How many segments it takes that they get a link to leave instead of a word."""
        return sum(part.people * part.for_link for part in self.addressed.parts)

    @property
    def seconds(self) -> float:
        return self.pace.seconds

    @property
    def needs_second_person(self) -> bool:
        return self.recipients > settings.SMS_APPROVAL_ABOVE


def estimate(broadcast: Broadcast, user: User | None = None, now: datetime.datetime | None = None) -> Estimate:
    """Count everything for the next going-out, in a constant number of queries; nothing is written."""
    now = now or timezone.now()
    anchor = anchors.moment(broadcast.anchor) if broadcast.mode == Mode.RELATIVE else None
    planned_for, blockers = next_moment(broadcast, anchor, now)
    dispatch = Dispatch(broadcast=broadcast, planned_for=planned_for or now)
    lacking = missing(broadcast, anchor)
    dispatch.texts = frozen(broadcast, with_gaps(anchor, broadcast, lacking), with_sample_links)
    addressed = address(dispatch, anchor, now)
    found = Estimate(
        addressed=addressed,
        pace=pace(addressed.parts),
        planned_for=planned_for,
        budget=broadcast.budget,
        blockers=[*blockers, *gaps(broadcast, lacking)],
        warnings=[],
        may_release=False,
    )
    return judged(found, broadcast, user)


def address(dispatch: Dispatch, anchor: Moment | None, now: datetime.datetime) -> Addressed:
    """Its audience; nobody where it cannot be told who that is."""
    if filters.unknown(dispatch.broadcast.audience):
        return Addressed([], Counter())
    return Addressing(dispatch, anchor, now).address()


def judged(found: Estimate, broadcast: Broadcast, user: User | None) -> Estimate:
    found.blockers.extend(obstacles(found, broadcast))
    found.warnings.extend(thoughts(found))
    allowed = user is not None and may_release(user, broadcast)
    is_second = not found.needs_second_person or (user is not None and has_no_part(user, broadcast))
    return Estimate(**vars(found) | {"may_release": allowed and is_second})


def is_other(user: User, broadcast: Broadcast) -> bool:
    """Whether somebody neither wrote it nor changed it last; asks nothing of the database."""
    return user.pk not in (broadcast.written_by_id, broadcast.changed_by_id)


def has_no_part(user: User, broadcast: Broadcast) -> bool:
    """Whether somebody has no part in it at all, however many have changed it after them."""
    return is_other(user, broadcast) and user.pk not in history.writers(broadcast)


def with_gaps(anchor: Moment | None, broadcast: Broadcast, lacking: list[str]) -> Moment:
    """The dated thing with something in place of what is lacking, so that the rest can be counted."""
    known = anchor.values if anchor else {}
    fillings = {name: f"[{name}]" for name in lacking}
    values = {language: fillings | dict(known.get(language, {})) for language in broadcast.texts}
    return Moment(at=None, zone="UTC", values=values)


def next_moment(
    broadcast: Broadcast, anchor: Moment | None, now: datetime.datetime
) -> tuple[datetime.datetime | None, Sentences]:
    """When it will go out next, or a sentence on why it will not."""
    match broadcast.mode:
        case Mode.AT:
            is_ahead = broadcast.at is not None and broadcast.at > now
            return (broadcast.at, []) if is_ahead else (None, [_("Its time has passed: choose another one.")])
        case Mode.RECURRING:
            return first_of(broadcast, now)
        case Mode.RELATIVE:
            moment = relative_to(broadcast, anchor) if anchor and not anchor.is_cancelled else None
            is_ahead = moment is not None and moment > now
            return (moment, []) if is_ahead else (None, [_("What it is about has no date, or it is too late for it.")])
    return now, []


def first_of(broadcast: Broadcast, now: datetime.datetime) -> tuple[datetime.datetime | None, Sentences]:
    try:
        dates = next_dates(broadcast, 1, now)
    except ValueError:
        dates = []
    return (dates[0], []) if dates else (None, [_("With this rule there is no date to come.")])


def gaps(broadcast: Broadcast, lacking: list[str]) -> Iterator[str | Promise]:
    if not any(text.strip() for text in broadcast.texts.values()):
        yield _("There is no text.")
    if lacking:
        names = " ".join(f"{{{name}}}" for name in lacking)
        yield _("Nothing is known to put in place of %(names)s.") % {"names": names}


def obstacles(found: Estimate, broadcast: Broadcast) -> Iterator[str | Promise]:
    if names := filters.unknown(broadcast.audience):
        yield _("The audience is narrowed by what the site does not know any more: %(names)s.") % {
            "names": ", ".join(names)
        }
    elif found.recipients == 0 and broadcast.mode in (Mode.NOW, Mode.AT):
        yield _("Nobody would get it.")
    if found.is_over_budget:
        yield _("It costs more than may be spent.")


def thoughts(found: Estimate) -> Iterator[str | Promise]:
    if found.pace.too_slow:
        text = ngettext(
            "For about %(count)d person the sender is too slow: it is of no use by then.",
            "For about %(count)d people the sender is too slow: it is of no use by then.",
            found.pace.too_slow,
        )
        yield text % {"count": found.pace.too_slow}
    if without := sum(found.without_text.values()):
        text = ngettext(
            "%(count)d person reads a language in which there is no text.",
            "%(count)d people read a language in which there is no text.",
            without,
        )
        yield text % {"count": without}
