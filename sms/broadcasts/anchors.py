"""Dated things that a broadcast is sent before or after: a session, an international day. Other apps register them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.utils.functional import Promise

from cms.users.models import User


@dataclass(frozen=True, slots=True)
class Moment:
    """When the dated thing is: `at` in UTC, None while nobody knows; `zone` is the clock that it happens by.

    `values` are what texts may say of it: `{language: {placeholder: text}}`.
    """

    at: datetime.datetime | None
    zone: str
    is_cancelled: bool = False
    label: str = ""
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class Anchor(Protocol):
    """A kind of dated things; a broadcast names one of them as `kind:id`."""

    label: str | Promise

    def moment(self, pk: str) -> Moment | None:
        """What is known of one; None when it is gone."""

    def choices(self, user: User) -> Iterable[tuple[str, str]]:
        """Pairs of id and label of those that are to come, for somebody who writes."""


_anchors: dict[str, Anchor] = {}


def register(name: str, anchor: Anchor) -> None:
    """Make a kind known; called in `AppConfig.ready()`."""
    _anchors[name] = anchor


def every() -> dict[str, Anchor]:
    """All kinds, by name."""
    return dict(_anchors)


def moment(anchor: str) -> Moment | None:
    """What is known of `kind:id`; None when it is gone, or its app is."""
    name, _colon, pk = anchor.partition(":")
    return _anchors[name].moment(pk) if name in _anchors else None
