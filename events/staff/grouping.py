"""Figures put together by what one asks about."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core import spoken
from cms.core.dates import month
from events.programme import Session
from events.programme.event import audiences
from events.staff.columns import when
from events.staff.figures import Figures, total

Group = tuple[Hashable, str]


@dataclass(frozen=True)
class Line:
    """A line of the table."""

    label: str
    figures: Figures

    @property
    def values(self) -> list[int | None]:
        return self.figures.values


def by_session(session: Session) -> list[Group]:
    return [(session.pk, f"{session.event}, {when(session)}")]


def by_event(session: Session) -> list[Group]:
    return [(session.event_id, str(session.event))]


def by_library(session: Session) -> list[Group]:
    library = session.event.library
    return [(session.event.library_id, str(library) if library else _("The network"))]


def by_month(session: Session) -> list[Group]:
    start = session.local_start
    return [((start.year, start.month), month(start.date()))]


def by_audience(session: Session) -> list[Group]:
    labels = dict(audiences())
    return [(code, str(labels[code])) for code in session.event.audiences] or [("", _("everybody"))]


def by_language(session: Session) -> list[Group]:
    labels = dict(spoken.choices())
    return [(code, str(labels[code])) for code in session.event.languages] or [("", _("not said"))]


GROUPINGS: dict[str, tuple[Promise, Callable[[Session], list[Group]]]] = {
    "session": (gettext_lazy("Session"), by_session),
    "event": (gettext_lazy("Event"), by_event),
    "library": (gettext_lazy("Library"), by_library),
    "month": (gettext_lazy("Month"), by_month),
    "audience": (gettext_lazy("Audience"), by_audience),
    "language": (gettext_lazy("Language of the event"), by_language),
}


def grouped(sessions: Iterable[Session], figures: dict[int, Figures], by: str) -> list[Line]:
    """One line for each group, in the order in which the first of its sessions took place."""
    _label, groups_of = GROUPINGS[by]
    found: dict[Hashable, list[Figures]] = defaultdict(list)
    labels: dict[Hashable, str] = {}
    for session in sessions:
        for key, label in groups_of(session):
            found[key].append(figures[session.pk])
            labels[key] = label
    return [Line(labels[key], total(each)) for key, each in found.items()]
