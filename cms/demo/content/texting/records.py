"""The shapes that the demo's text messages are written in."""

from typing import NamedTuple

Texts = dict[str, str]


class Sample(NamedTuple):
    """A sender with what it can do: pairs of country (empty: everywhere) and price of a segment."""

    name: str
    kind: str
    rate: float
    two_way: bool
    rank: int
    routes: tuple[tuple[str, str], ...]


class Readers(NamedTuple):
    """So many sample subscribers of a country, whose numbers begin so, of a library."""

    prefix: str
    digits: int
    country: str
    language: str
    library: str
    people: int


class Question(NamedTuple):
    """A question of a poll with its choices; none: a free answer. `shares` draw how sample subscribers answered."""

    texts: Texts
    choices: tuple[Texts, ...] = ()
    shares: tuple[int, ...] = ()


class Told(NamedTuple):
    """A broadcast; `days` ago it went out, or `rule` repeats it from the next `weekday` on."""

    title: str
    topic: str
    texts: Texts
    state: str = "draft"
    library: str = ""
    days: int = 0
    rule: str = ""
    at: str = "17:00"
