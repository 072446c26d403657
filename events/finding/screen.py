"""What a screen in the foyer shows: a few next sessions, in several languages by turns."""

from collections.abc import Mapping
from typing import Self

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone, translation

from cms.core import page_cache
from cms.core.languages import BY_TAG, get
from cms.core.look import Look
from cms.core.wording import Wording
from cms.partners.libraries import PartnerLibrary
from events.finding.rows import Row, for_rows, rows_of
from events.programme import Session, Venue

SHOWN = 5
# Seconds until the screen asks again: in the next language, if it has several.
TURN = 20
MOST_LANGUAGES = 3
page_cache.declare("languages")


class Screen:
    """The next sessions of a library or of a room.

    `languages` of the address (`kk,ru,en`) are shown by turns: each page leads to the next after some seconds. It needs
    no script, and a page that has been kept is as good as a new one.
    """

    def __init__(
        self, name: Wording, look: Look | None, sessions: Q, address: tuple[str, str], query: Mapping[str, str]
    ):
        self.name = name
        self.look = look
        self.sessions = sessions
        self.address = address
        self.moment = timezone.now()
        self.tags = tags_of(query.get("languages", ""))
        if 0 < len(self.tags) <= MOST_LANGUAGES:
            page_cache.understands({"languages": ",".join(self.tags)})

    @classmethod
    def of_library(cls, library: PartnerLibrary, query: Mapping[str, str]) -> Self:
        page_cache.shows(f"events:library:{library.pk}")
        theirs = Q(event__library=library) | Q(venue__library=library)
        return cls(library.name, library.look, theirs, ("event_screen", library.slug), query)

    @classmethod
    def of_venue(cls, venue: Venue, query: Mapping[str, str]) -> Self:
        page_cache.shows("events")
        look = venue.library.look if venue.library else None
        return cls(venue.name, look, Q(venue=venue), ("event_venue_screen", venue.slug), query)

    @property
    def rows(self) -> list[Row]:
        found = Session.objects.public().not_over(self.moment).filter(self.sessions)
        return rows_of(for_rows(found)[:SHOWN], self.moment)

    @property
    def seconds(self) -> int:
        return TURN

    @property
    def next_url(self) -> str:
        """Where the screen goes on: the same in the next of its languages."""
        name, slug = self.address
        query = f"?languages={','.join(self.tags)}" if self.tags else ""
        with translation.override(self.next_tag):
            return reverse(name, args=[slug]) + query

    @property
    def next_tag(self) -> str:
        here = get(translation.get_language()).tag
        if not self.tags:
            return here
        place = self.tags.index(here) + 1 if here in self.tags else 0
        return self.tags[place % len(self.tags)]


def tags_of(value: str) -> list[str]:
    """Languages of the site in a list of tags, each once; what is none is left out."""
    return list(dict.fromkeys(tag for tag in value.split(",") if tag in BY_TAG))
