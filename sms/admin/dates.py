"""When a broadcast will leave, as an editor reads it."""

import datetime
import zoneinfo
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core.dates import weekday_name
from cms.partners.zones import zone_label
from cms.users.models import User
from sms.broadcasts import anchors
from sms.broadcasts.moments import next_dates, relative_to
from sms.models import Broadcast
from sms.models.broadcast import Mode

SHOWN = 5


@dataclass(frozen=True)
class Leaving:
    """One moment, on the clock by which it is meant."""

    moment: datetime.datetime
    zone: str

    @property
    def local(self) -> datetime.datetime:
        """What the clock there shows."""
        return self.moment.astimezone(zoneinfo.ZoneInfo(self.zone)).replace(tzinfo=None)

    @property
    def weekday(self) -> str:
        return weekday_name(self.local.weekday())

    @property
    def clock_name(self) -> str:
        return zone_label(self.zone)


def leavings(broadcast: Broadcast) -> tuple[list[Leaving], str | Promise]:
    """The next moments at which a broadcast would leave, or why there is none."""
    match broadcast.mode:
        case Mode.AT if broadcast.at:
            return [Leaving(broadcast.at, broadcast.zone)], ""
        case Mode.RECURRING if broadcast.at:
            found = [Leaving(moment, broadcast.zone) for moment in next_dates(broadcast, SHOWN)]
            return found, "" if found else _("With this rule there is no date to come.")
        case Mode.RELATIVE if broadcast.anchor:
            return relative(broadcast)
    return [], ""


def relative(broadcast: Broadcast) -> tuple[list[Leaving], str | Promise]:
    """The one moment that follows from something dated."""
    dated = anchors.moment(broadcast.anchor)
    moment = relative_to(broadcast, dated) if dated else None
    if dated is None or moment is None:
        return [], _("What it refers to has no date.")
    if dated.is_cancelled:
        return [], _("What it refers to is cancelled, so it is not sent.")
    return [Leaving(moment, dated.zone)], ""


def anchor_choices(user: User, chosen: str) -> list:
    """What one may refer to, by kind; what is chosen already stays, also when it is over."""
    groups = [
        (each.label, [(f"{name}:{pk}", label) for pk, label in each.choices(user)])
        for name, each in anchors.every().items()
    ]
    offered = {value for _label, choices in groups for value, _name in choices}
    now = anchors.moment(chosen) if chosen and chosen not in offered else None
    current = [(chosen, now.label if now else chosen)] if chosen and chosen not in offered else []
    return [("", _("choose")), *current, *(group for group in groups if group[1])]
