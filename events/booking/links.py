"""Signed links to a registration: one by which it is managed, one that shows its ticket and can do nothing else.

Whoever has a link needs no account. A link names the registration and is good until some time after its last session,
wherever that has been moved to, so the time is not in the link.
"""

import base64
import binascii
import datetime
import uuid

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from events.booking.ends import last_end
from events.registrations import Registration

GOOD_FOR = datetime.timedelta(days=60)
MANAGE, TICKET = "events.registration", "events.ticket"


class BadLink(Exception):
    """The address is none of ours: cut off, mistyped or made up."""


class LinkExpired(Exception):
    """The address was good until some time after the event."""


def signer(purpose: str) -> Signer:
    # Mail programs leave a full stop within an address in it; a colon they do not always.
    return Signer(salt=purpose, sep=".")


def token_of(registration: Registration, purpose: str = MANAGE) -> str:
    """What the link of a purpose says of a registration."""
    name = base64.urlsafe_b64encode(registration.uid.bytes).decode().rstrip("=")
    return signer(purpose).sign(name)


def registration_of(token: str, purpose: str = MANAGE, moment: datetime.datetime | None = None) -> Registration:
    """The registration that a token of this purpose names, with what pages show of it; raises BadLink, LinkExpired."""
    found = with_end(Registration.objects.filter(uid=uid_of(token, purpose))).first()
    if found is None:
        raise BadLink
    if found.ends_at and found.ends_at + GOOD_FOR < (moment or timezone.now()):
        raise LinkExpired
    return found


def uid_of(token: str, purpose: str) -> uuid.UUID:
    try:
        name = signer(purpose).unsign(token)
        return uuid.UUID(bytes=base64.urlsafe_b64decode(f"{name}=="))
    except (BadSignature, binascii.Error, ValueError) as bad:
        raise BadLink from bad


def with_end(registrations: QuerySet[Registration]):
    """With the end of their session, or of the last of their series, as `ends_at`."""
    rows = registrations.select_related("event__library", "pool", "session__venue__library", "session__pool")
    return rows.annotate(ends_at=last_end())


def manage_url(registration: Registration) -> str:
    """The address at which a registration is seen, changed and cancelled."""
    return settings.PUBLIC_URL + reverse("registration", args=[token_of(registration)])


def ticket_url(registration: Registration) -> str:
    """The address of its ticket; one may hand it to those who come along."""
    return settings.PUBLIC_URL + reverse("ticket", args=[token_of(registration, TICKET)])
