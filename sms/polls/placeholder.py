"""`{poll:next-book}` in a broadcast: where its reader answers that poll."""

import re
from collections.abc import Iterable, Mapping

from django.core.cache import cache

from sms.ledger.rendering import CannotRender
from sms.models import Message, Poll
from sms.polls.links import answer_url

NAME = "poll"
WRITTEN = re.compile(r"\{\s*poll:\s*([-\w]+)\s*\}")
# How long a number is remembered by its name, so that a million messages do not ask for it.
SECONDS = 60


def address(message: Message, slug: str) -> str:
    """The reader's own page of the poll. Raises CannotRender where there is no such poll, or no reader any more."""
    poll_id = number_of(slug)
    if poll_id is None or message.subscriber_id is None:
        raise CannotRender(f"There is no poll “{slug}”")
    return answer_url(poll_id, message.subscriber_id)


def number_of(slug: str) -> int | None:
    key = f"sms.poll:{slug}"
    known = cache.get(key)
    if known is None and (known := Poll.objects.filter(slug=slug).values_list("pk", flat=True).first()):
        cache.set(key, known, SECONDS)
    return known


def slugs_in(texts: Mapping[str, str]) -> Iterable[str]:
    """Names of the polls that texts of a broadcast lead to."""
    return {slug for text in texts.values() for slug in WRITTEN.findall(text)}


def not_open(texts: Mapping[str, str]) -> list[str]:
    """Of the polls that texts lead to, the names of those that nobody can answer now; in one query."""
    slugs = slugs_in(texts)
    polls = Poll.objects.filter(slug__in=slugs).order_by("slug") if slugs else []
    return [poll.slug for poll in polls if not poll.is_open()]
