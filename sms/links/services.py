"""Making addresses short, and counting how often they are followed."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from sms.links.checking import checked
from sms.links.codes import LONG, SHORT, new_code
from sms.models import Broadcast, LinkVisits, ShortLink

TRIES = 8
URL = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
# What ends a sentence or a bracket rather than an address.
AFTER = ".,;:!?)]}…’'、。，"


def shorten(url: str, broadcast: Broadcast | None = None) -> str:
    """A short address on our own domain that leads to `url`; the same one for everybody who gets this broadcast.

    Raises ValidationError where a message may not lead there.
    """
    return address_of(link_to(url, broadcast))


def shorten_all(text: str, broadcast: Broadcast | None = None) -> str:
    """The text with its addresses made short, where that makes them shorter; what is none of ours stays as it is."""
    return URL.sub(lambda found: shorter(found[0], broadcast), text)


def shorter(found: str, broadcast: Broadcast | None) -> str:
    url = found.rstrip(AFTER)
    if len(url) <= shortest() or "{" in url:
        return found
    try:
        return shorten(url, broadcast) + found[len(url) :]
    except ValidationError:
        return found


def shortest() -> int:
    """How many letters a short address has."""
    return len(address_of(ShortLink(code="a" * SHORT)))


def address_of(link: ShortLink) -> str:
    """The whole short address."""
    return settings.PUBLIC_URL + reverse("short_link", args=[link.code])


def link_to(url: str, broadcast: Broadcast | None = None) -> ShortLink:
    """The short link of an address, made if there is none; raises ValidationError."""
    known = ShortLink.objects.filter(url=url, broadcast=broadcast)
    return known.first() or made(checked(url), broadcast)


def made(url: str, broadcast: Broadcast | None) -> ShortLink:
    """A new link; that of somebody else who was quicker; with a longer code once many short ones are taken."""
    for turn in range(TRIES):
        try:
            with transaction.atomic():
                code = new_code(SHORT if turn < TRIES // 2 else LONG)
                return ShortLink.objects.create(code=code, url=url, broadcast=broadcast)
        except IntegrityError:
            if link := ShortLink.objects.filter(url=url, broadcast=broadcast).first():
                return link
    raise RuntimeError("no free code was found")


def count_visit(link_id: int) -> None:
    """Count that a link was followed today: one statement, however many follow it at once; nothing of who did."""
    table = connection.ops.quote_name(LinkVisits._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (link_id, day, count) VALUES (%s, %s, 1) "  # noqa: S608
            f"ON CONFLICT (link_id, day) DO UPDATE SET count = {table}.count + 1",
            [link_id, timezone.localdate()],
        )
