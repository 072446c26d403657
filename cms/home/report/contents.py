"""What the translated fields of a page hold, as it stands and as it was published before."""

import datetime
import json
from dataclasses import dataclass

from wagtail.models import Page, PageLogEntry, Revision
from wagtail_localize.fields import TranslatableField, get_translatable_fields

Content = dict[str, object]


@dataclass(frozen=True)
class Publication:
    """A page as it was published once; without content where the revision has been purged."""

    when: datetime.datetime
    content: Content | None


def names_of(model: type[Page]) -> list[str]:
    """The fields of a kind of page that are translated."""
    return [field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)]


def content_of(page: Page) -> Content:
    """The translated fields of a specific page as it stands; asks the database nothing."""
    fields = (page._meta.get_field(name) for name in names_of(type(page)))
    return {field.name: plain(field.value_to_string(page)) for field in fields}


def content_in(stored: dict, model: type[Page]) -> Content:
    """The same of a page as revisions and sources of translations keep it."""
    return {name: plain(stored.get(name)) for name in names_of(model)}


def plain(value: object) -> object:
    """A value without what makes no difference to a translator: the ids of blocks, none instead of an empty text."""
    if isinstance(value, str) and value.startswith("["):
        try:
            return without_ids(json.loads(value))
        except ValueError:
            return value
    return value or ""


def without_ids(value: object) -> object:
    if isinstance(value, list):
        return [without_ids(item) for item in value]
    if isinstance(value, dict):
        drop = {"id"} if {"type", "value"} <= value.keys() else set()
        return {name: without_ids(inner) for name, inner in value.items() if name not in drop}
    return value


def publications_of(pages: list[Page]) -> dict[int, list[Publication]]:
    """How specific pages were published, the first one first; two queries."""
    logged = PageLogEntry.objects.filter(page__in=pages, action="wagtail.publish").order_by("timestamp")
    entries = list(logged.values_list("page_id", "timestamp", "revision_id"))
    revisions = Revision.objects.in_bulk({revision for _page, _when, revision in entries if revision})
    models = {page.pk: type(page) for page in pages}
    found: dict[int, list[Publication]] = {page.pk: [] for page in pages}
    for pk, when, revision in entries:
        stored = revisions.get(revision)
        found[pk].append(Publication(when, content_in(stored.content, models[pk]) if stored else None))
    return found
