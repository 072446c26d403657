"""What leaves by the ledger, kind by kind, and the policies of each. Apps register theirs in `AppConfig.ready()`."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """Policies of a kind.

    `priority`: the lower leaves first. `lifetime`: what has not left by then is not sent any more. `resends`: how often
    it is sent again when nobody knows whether it arrived; 0 where twice is worse than not at all. `secret`: whoever
    reads it could act as its recipient, so its content is dropped as soon as it has left and is never shown. `is_list`:
    went to many who asked for it, and has to offer a way to leave (RFC 8058). `keeps_content`, `keeps_row`: how long
    they stay after it is settled, if not as long as the settings say. `medium`: which ledger it belongs to.
    """

    name: str
    label: str | Promise
    priority: int = 50
    # RFC 5321, 4.5.4.1: the time to give up needs to be at least four or five days.
    lifetime: timedelta = timedelta(days=5)
    resends: int = 0
    secret: bool = False
    is_list: bool = False
    keeps_content: timedelta | None = None
    keeps_row: timedelta | None = None
    medium: str = "mail"

    @property
    def content_stays(self) -> timedelta:
        return timedelta(days=settings.OUTBOX_CONTENT_DAYS) if self.keeps_content is None else self.keeps_content

    @property
    def row_stays(self) -> timedelta:
        return timedelta(days=settings.OUTBOX_ROW_DAYS) if self.keeps_row is None else self.keeps_row


CODE = Kind("code", _("Code"), priority=0, lifetime=timedelta(minutes=15), resends=2, secret=True)
LINK = Kind("link", _("Link that opens an account"), priority=10, lifetime=timedelta(days=1), resends=2, secret=True)
LETTER = Kind("letter", _("Letter"), resends=2)
NEWS = Kind("news", _("News"), priority=90, is_list=True)

_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; called in `AppConfig.ready()`."""
    _kinds[kind.name] = kind


def every(medium: str = "mail") -> list[Kind]:
    """All kinds of a ledger, the urgent first."""
    kinds = (kind for kind in _kinds.values() if kind.medium == medium)
    return sorted(kinds, key=lambda kind: (kind.priority, kind.name))


def get(name: str) -> Kind:
    """The kind of this name; one that no installed app knows any more is neither sent twice nor shown."""
    return _kinds.get(name) or Kind(name, name, secret=True)


for kind in (CODE, LINK, LETTER, NEWS):
    register(kind)
