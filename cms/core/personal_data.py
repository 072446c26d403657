"""What the site holds about a person: apps say here what they have, how it is handed out and how it is erased.

Apps register in `AppConfig.ready()`; whoever answers for the person (`cms.users`) asks all of them. Nobody below knows
who asks, nobody above is forgotten.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Person:
    """By what a person is known here. `user_id` is their account, `phone` a confirmed number (E.164); empty if none."""

    user_id: int | None
    email: str
    phone: str = ""


Row = Mapping[str, object]


@dataclass(frozen=True)
class Holding:
    """One kind of thing that is held about people.

    `name` is that of its file when data are handed out; `columns` are the keys of its rows with their headings.
    `export` answers the rows about a person; `erase` deletes them, or takes the person out of what has to stay, within
    the caller's transaction and as often as it is called. `gone` and `stays` say to the person, before they decide,
    what is deleted, and what is not and why.
    """

    name: str
    title: Promise
    columns: Mapping[str, Promise]
    export: Callable[[Person], Iterable[Row]]
    erase: Callable[[Person], None]
    gone: Promise | str = ""
    stays: Promise | str = ""
    order: int = 50


_holdings: dict[str, Holding] = {}


def register(holding: Holding) -> None:
    """Add what an app holds; once, when the site starts."""
    if holding.name in _holdings:
        raise ValueError(f"Personal data of the name {holding.name!r} are registered already")
    _holdings[holding.name] = holding


def holdings() -> list[Holding]:
    """Everything that is held about people, lower order first."""
    return sorted(_holdings.values(), key=lambda holding: (holding.order, holding.name))
