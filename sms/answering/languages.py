"""Which language somebody is answered in."""

import datetime
from functools import cache
from typing import Any

from babel.languages import get_territory_language_info
from django.db.models import QuerySet
from django.utils import timezone

from cms.core.languages import DEFAULT, TAGS, get
from cms.core.prepared import Prepared
from sms.models import Message, Subscriber
from sms.words.reading import Reading

# Of the people of a country; below that a language says nothing about who lives there.
PERCENT = 5
LATELY = datetime.timedelta(days=1)


def language_for(subscriber: Subscriber | None, phone: str, reading: Reading, country: str) -> str:
    """The one that somebody has chosen, else that in which they were written to lately, of the word, of the country."""
    if subscriber:
        return get(subscriber.language).tag
    return lately(phone) or of_word(reading, country) or usual_in(country)


def lately(phone: str) -> str:
    """What a number was last written to in; empty if nothing was within a day."""
    since = timezone.now() - LATELY
    message = written.first(phone=phone, since=since)
    return message.language if message else ""


@Prepared
def written(phone: str, since: datetime.datetime) -> QuerySet[Message]:
    rows = Message.objects.to(phone).filter(created_at__gt=since).exclude(language="")
    return rows.only("pk", "language").order_by("-pk")[:1]


def of_word(reading: Reading, country: str) -> str:
    """The language that a word belongs to; of several the one that is read there; empty if that leaves it open."""
    tags = {tag.split("-")[0] for _action, tag in reading.actions} & set(TAGS)
    if len(tags) == 1:
        return tags.pop()
    usual = usual_in(country)
    return usual if usual in tags else ""


@cache
def usual_in(country: str) -> str:
    """The language of the site that most people of a country (ISO 3166-1 alpha-2) read; official ones first (CLDR)."""
    spoken: dict[str, dict[str, Any]] = get_territory_language_info(country) if country else {}
    ranked = [(bool(facts["official_status"]), facts["population_percent"], tag) for tag, facts in spoken.items()]
    known = [fact for fact in ranked if fact[2] in TAGS and fact[1] >= PERCENT]
    return max(known)[2] if known else DEFAULT.tag
