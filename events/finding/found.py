"""Events that nobody has written a page about, for the search box; those with pages are found by these."""

from collections.abc import Collection, Iterator

from django.db.models import Exists, Min, OuterRef, QuerySet
from django.urls import reverse

from cms.core.findable import Matter, Source, in_every_language
from events.finding.rows import page_model
from events.programme import Event


class EventSource(Source):
    """Public events without a live page in any language; they are found in all languages of their titles."""

    name = "event"

    def models(self):
        return (Event,)

    def public(self) -> QuerySet:
        told = page_model().objects.live().filter(event=OuterRef("pk"))
        return Event.objects.public().filter(~Exists(told)).order_by()

    def matters(self, pks: Collection[int]) -> Iterator[tuple[int, Matter]]:
        events = self.public().filter(pk__in=pks).select_related("library").annotate(next=Min("sessions__starts_at"))
        for event in events:
            yield event.pk, matter_of(event)

    def addresses(self, pks, request):
        found = self.public().filter(pk__in=pks).values_list("pk", "slug")
        return {pk: reverse("event", args=[slug]) for pk, slug in found}

    def changed(self):
        return "changed"


def matter_of(event: Event) -> Matter:
    """An event in the language of its library, with its names in all others; the reader's own page of it is shown."""
    owner = event.library
    own = owner.languages if owner else []
    tag = next((tag for tag in (*own, *event.titles) if tag in event.titles), "en")
    return Matter(
        section="events",
        tag=tag,
        title=event.titles.get(tag, event.slug),
        summary=event.summaries.get(tag, ""),
        names=tuple(in_every_language(event.titles, event.summaries, *([owner.names, owner.cities] if owner else []))),
        library=event.library_id,
        date=vars(event)["next"].date() if vars(event)["next"] else None,
    )
