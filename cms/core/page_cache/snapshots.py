"""A row before and after it changed, and which pages that makes old."""

from dataclasses import dataclass

from django.db.models import Model
from wagtail.models import Page

from cms.core.page_cache.registry import row_tag

# What no visitor sees: the editor's own notes about a page.
UNSEEN = {
    "approved_schedule",
    "draft_title",
    "expire_at",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
    "locked",
    "locked_at",
    "locked_by",
    "numchild",
    "owner",
}


@dataclass(frozen=True)
class Place:
    """Where a page stands."""

    pk: int
    url_path: str
    translation_key: object


@dataclass(frozen=True)
class Snapshot:
    """What visitors can see of a row: its own facts, the lists it stands in with what places it there, and its place.

    `place` is None for what is no page.
    """

    tag: str
    facts: dict[str, object]
    lists: dict[str, object]
    place: Place | None = None


def snapshot(model: type[Model], pk: object) -> Snapshot | None:
    """A row as the database has it; None if it has none, or a page that is not live."""
    row = model._base_manager.filter(pk=pk).first() if pk else None
    if row is None or not getattr(row, "live", True):
        return None
    whole = row.specific if isinstance(row, Page) else row
    lists = whole.listed() if hasattr(whole, "listed") else {}
    place = Place(row.pk, row.url_path, row.translation_key) if isinstance(row, Page) else None
    return Snapshot(row_tag(row), facts_of(whole), lists, place)


def facts_of(row: Model) -> dict[str, object]:
    """Its columns as they are stored."""
    seen = (field for field in row._meta.concrete_fields if field.name not in UNSEEN)
    return {field.attname: field.get_prep_value(field.value_from_object(row)) for field in seen}


def tags_between(before: Snapshot | None, after: Snapshot | None) -> set[str]:
    """The tags of what shows either state and not the other."""
    if before == after:
        return set()
    tags = {state.tag for state in (before, after) if state}
    old, new = (state.lists if state else {} for state in (before, after))
    tags |= {tag for tag in old.keys() | new.keys() if old.get(tag) != new.get(tag)}
    return tags | tags_of_place(before, after)


def tags_of_place(before: Snapshot | None, after: Snapshot | None) -> set[str]:
    """What a page's coming, going or moving makes old: its translations, which name it, and addresses beneath it."""
    old, new = (state.place if state else None for state in (before, after))
    if old == new:
        return set()
    places = [place for place in (old, new) if place]
    keys = {place.translation_key for place in places}
    kin = Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)
    moved = {f"under:{old.pk}"} if old and new else set()
    return moved | {f"kin:{pk}" for pk in {*kin, *(place.pk for place in places)}}
