"""Which language somebody is answered in."""

from functools import cache

from babel.languages import get_territory_language_info

from cms.core.languages import DEFAULT, TAGS, get
from sms.models import Subscriber
from sms.words.reading import Reading

# Of the people of a country; below that a language says nothing about who lives there.
PERCENT = 5


def language_for(subscriber: Subscriber | None, reading: Reading, country: str) -> str:
    """The one that somebody has chosen, else that of the word, else that of the country, else the site's."""
    if subscriber:
        return get(subscriber.language).tag
    return of_word(reading, country) or usual_in(country)


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
    spoken = get_territory_language_info(country) if country else {}
    known = [tag for tag in TAGS if spoken.get(tag, {}).get("population_percent", 0) >= PERCENT]
    ranked = [(bool(spoken[tag]["official_status"]), spoken[tag]["population_percent"], tag) for tag in known]
    return max(ranked)[2] if ranked else DEFAULT.tag
