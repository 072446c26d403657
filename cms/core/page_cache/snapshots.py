"""A row before and after it changed, and which pages that makes old."""

from dataclasses import dataclass, field

from django.db.models import Model
from wagtail.models import Page

from cms.core.page_cache.registry import row_tag

# What no visitor sees: what editors note about a row.
UNSEEN = {
    "approved_schedule",
    # When a row was saved: that alone is no news.
    "changed",
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
    """Where a page stands, live or not."""

    pk: int
    live: bool
    url_path: str
    translation_key: object


@dataclass(frozen=True)
class Snapshot:
    """What visitors can see of a row: its own facts, the lists it stands in with what places it there, and its place.

    A page that is not live has a place only; what is no page has none.
    """

    tag: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    lists: dict[str, object] = field(default_factory=dict)
    place: Place | None = None


NOTHING = Snapshot()


def snapshot(model: type[Model], pk: object) -> Snapshot:
    """A row as the database has it."""
    row = model._base_manager.filter(pk=pk).first() if pk else None
    if row is None:
        return NOTHING
    if not isinstance(row, Page):
        return Snapshot(row_tag(model, pk), facts_of(row), lists_of(row))
    place = Place(row.pk, row.live, row.url_path, row.translation_key)
    if not row.live:
        return Snapshot(place=place)
    return Snapshot(row_tag(model, pk), facts_of(row.specific), lists_of(row.specific), place)


def facts_of(row: Model) -> dict[str, object]:
    """Its columns as they are stored."""
    seen = (column for column in row._meta.concrete_fields if column.name not in UNSEEN)
    return {column.attname: column.get_prep_value(column.value_from_object(row)) for column in seen}


def lists_of(row: Model) -> dict[str, object]:
    """What it says of the lists that it stands in."""
    return row.listed() if hasattr(row, "listed") else {}


def tags_between(before: Snapshot, after: Snapshot) -> set[str]:
    """The tags of what shows either state and not the other."""
    row = {before.tag, after.tag} - {""} if before.facts != after.facts else set()
    lists = before.lists.keys() | after.lists.keys()
    moved = {tag for tag in lists if before.lists.get(tag) != after.lists.get(tag)}
    return row | moved | tags_of_place(before.place, after.place)


def tags_of_place(before: Place | None, after: Place | None) -> set[str]:
    """What a page's coming, going or moving makes old: its translations, which name it, and addresses beneath it."""
    if before == after:
        return set()
    seen = [place for place in (before, after) if place and place.live]
    moved = before and after and before.url_path != after.url_path
    beneath = {f"under:{before.pk}"} if before and moved else set()
    return beneath | kin_of({place.translation_key for place in seen}) | {f"kin:{place.pk}" for place in seen}


def kin_of(keys: set) -> set[str]:
    """The tags of what offers the pages with these translation keys."""
    return {f"kin:{pk}" for pk in Page.objects.filter(translation_key__in=keys).values_list("pk", flat=True)}
