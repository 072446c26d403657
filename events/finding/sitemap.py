"""Events for search engines: facts where there is no page, and which pages tell of the same event."""

from collections.abc import Iterator

from django.http import HttpRequest

from cms.core.languages import TAGS
from cms.core.sitemaps import Address
from events.finding.rows import facts_url, page_model
from events.programme import Event


class EventAddresses:
    """The facts of each public event in the languages of its title; pages of an event belong together."""

    def keys(self) -> dict[object, object]:
        pages = page_model().objects.live().values_list("translation_key", "event")
        return {key: ("event", event) for key, event in pages}

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        for event in Event.objects.public().iterator():
            for tag in TAGS:
                if event.titles.get(tag):
                    url = request.build_absolute_uri(facts_url(event, tag))
                    yield Address(("event", event.pk), tag, url, event.changed)
