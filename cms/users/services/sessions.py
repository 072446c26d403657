"""The sessions in which somebody is logged in: what is known of them, and their end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cms.users.devices import Device, device, network
from cms.users.models import AccountEvent, User
from cms.users.services.history import record


@dataclass(frozen=True)
class SeenSession:
    """A session as its owner knows it again."""

    pk: int
    device: Device
    network: str
    began: datetime
    seen: datetime
    is_current: bool


def open_sessions(person: User) -> QuerySet[UserSession]:
    """Somebody's sessions that have not ended, the last used first."""
    living = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return UserSession.objects.filter(Exists(living), user_id=person.pk).order_by("-last_seen_at", "-pk")


def seen_sessions(sessions: Iterable[UserSession], *, current: str | None) -> list[SeenSession]:
    """The same in words, the one of the key `current` first."""
    seen = [
        SeenSession(
            pk=session.pk,
            device=device(session.user_agent),
            network=network(session.ip),
            began=session.created_at,
            seen=session.last_seen_at,
            is_current=session.session_key == current,
        )
        for session in sessions
    ]
    return sorted(seen, key=lambda session: not session.is_current)


def end_sessions(*, person: User, sessions: Iterable[UserSession], request: HttpRequest | None = None) -> int:
    """End these sessions of somebody; answers how many. `request` is of whoever did it, for the history."""
    ended = [session for session in sessions if session.user_id == person.pk]
    Session.objects.filter(session_key__in=[session.session_key for session in ended]).delete()
    UserSession.objects.filter(pk__in=[session.pk for session in ended]).delete()
    if ended:
        record(AccountEvent.Kind.SESSION_ENDED, person=person, request=request)
    return len(ended)


def forget_address(sender: type[UserSession], instance: UserSession, **kwargs: object) -> None:
    """Keep of the address only the network: allauth writes it whole, and nobody needs more of it than that."""
    instance.ip = network(instance.ip).partition("/")[0] or instance.ip
