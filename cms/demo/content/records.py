"""The shapes that the demo's texts are written in."""

from dataclasses import dataclass, field
from typing import NamedTuple

# Its own list: a language that is added to the registry waits for its demo texts without being in the way.
TAGS = ("en", "ru", "kk", "uz", "vi", "ar")


class Texts(dict[str, str]):
    """One text in several languages, by tag."""


def six(*texts: str) -> Texts:
    """One text in the six languages of the demo, in the order of TAGS."""
    return Texts(zip(TAGS, texts, strict=True))


class Hours(NamedTuple):
    """Weekdays (0 is Monday) that are open alike, times like `09:00`."""

    first: int
    last: int
    opens: str
    closes: str


@dataclass(frozen=True, kw_only=True)
class Library:
    """A partner library; `intros` and `about` hold what its section says in each of its languages."""

    slug: str
    names: dict[str, str]
    kind: str
    country: str
    cities: dict[str, str]
    languages: tuple[str, ...]
    zone: str
    place: tuple[float, float]
    palette: str
    hours: tuple[Hours, ...]
    services: tuple[str, ...]
    visits: int
    intros: dict[str, str]
    about: dict[str, list] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    accessibility: dict[str, str] = field(default_factory=dict)
    website: str = ""
    parent: str = ""
    trusted: bool = False


@dataclass(frozen=True, kw_only=True)
class Item:
    """One item of news in one language; items with the same key are translations of each other.

    `days_ago` counts back from the day of loading. `state` is one of live, waiting, sent back, scheduled.
    """

    key: str
    days_ago: int
    title: str
    summary: str
    body: list
    library: str = ""
    place: str = ""
    topics: tuple[str, ...] = ()
    picture: str = ""
    picture_alt: str = ""
    picture_caption: str = ""
    source: tuple[str, str] = ("", "")
    press_kit: tuple = ()
    press_kit_terms: str = ""
    related: tuple[str, ...] = ()
    state: str = "live"
    comment: str = ""


@dataclass(frozen=True, kw_only=True)
class CentralPage:
    """A page that officers write in English and translate.

    `path` is its place beneath the home page, empty for that itself. `fields` and `body` hold every text in all
    `languages` that the page has.
    """

    path: str
    fields: dict[str, Texts]
    body: list = field(default_factory=list)
    languages: tuple[str, ...] = TAGS
    in_footer: bool = False


@dataclass(frozen=True, kw_only=True)
class Person:
    """A log-in; who works for a library names it by its slug, a visitor has no role."""

    address: str
    name: str
    language: str
    role: str = ""
    library: str = ""
