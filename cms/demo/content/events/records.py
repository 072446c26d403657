"""The shapes that the demo's events are written in; days are counted from the day of loading."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Date(NamedTuple):
    """A session: so many days ahead (or back), at a time of its place, for so long.

    `taken` seats are held by sample visitors, `waiting` parties wait. `opens` is when registration opens, in days;
    `was` the day it was to be on before it was moved. `reasons` are why it is cancelled.
    """

    days: int
    at: str
    minutes: int = 90
    seats: int | None = None
    taken: int = 0
    waiting: int = 0
    opens: int | None = None
    was: int | None = None
    reasons: dict[str, str] = {}
    notes: dict[str, str] = {}


class Told(NamedTuple):
    """What a page in one language says of an event."""

    title: str
    summary: str
    body: list
    picture: str = ""
    picture_alt: str = ""


class Room(NamedTuple):
    """A venue of a library."""

    library: str
    names: dict[str, str]
    capacity: int


@dataclass(frozen=True, kw_only=True)
class Happening:
    """An event of a library, or of the network; `settings` are further fields of the model."""

    slug: str
    kind: str
    titles: dict[str, str]
    summaries: dict[str, str]
    dates: tuple[Date, ...]
    library: str = ""
    room: str = ""
    languages: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    co_organisers: tuple[str, ...] = ()
    settings: dict[str, object] = field(default_factory=dict)
    pages: dict[str, Told] = field(default_factory=dict)
