"""In which state a page is in each language.

Central pages are translated: a language without one lacks it, and one that its source has left behind is stale. What
libraries and the network write for themselves is independent in each language and owes no translation.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from cms.home.report.contents import Content, Publication, content_in, content_of, publications_of
from cms.home.translation import CENTRAL


class State(TextChoices):
    ORIGINAL = "original", _("Original")
    CURRENT = "current", _("Up to date")
    STALE = "stale", _("Stale")
    DRAFT = "draft", _("Draft")
    MISSING = "missing", _("Missing")
    WRITTEN = "written", pgettext_lazy("state of a page", "Written")
    NOT_OWED = "not owed", _("Not owed")


@dataclass(frozen=True)
class Cell:
    """A page in one language: the page, if there is one, what it is translated from, and since when it is stale."""

    state: State
    locale: Locale
    page: Page | None = None
    since: datetime.datetime | None = None
    source: Page | None = None
    translation: Translation | None = None


@dataclass(frozen=True)
class Kin:
    """A page with its translations, by locale."""

    pages: dict[int, Page]
    translations: dict[int, Translation]
    source: Page

    @property
    def is_central(self) -> bool:
        return issubclass(self.source.specific_class, CENTRAL)


def states_of(rows: Iterable[Page], locales: list[Locale]) -> dict[int, list[Cell]]:
    """A cell for each of the locales by the id of each row; as many queries for one row as for many."""
    kin = kin_of(list(rows))
    stale = stale_since(kin.values())
    return {pk: [cell_of(family, locale, stale) for locale in locales] for pk, family in kin.items()}


def kin_of(rows: list[Page]) -> dict[int, Kin]:
    """What belongs together, by the id of the row that stands for it."""
    keys = {row.translation_key for row in rows}
    pages: dict[object, dict[int, Page]] = defaultdict(dict)
    for page in Page.objects.filter(translation_key__in=keys, alias_of=None).select_related("content_type"):
        pages[page.translation_key][page.locale_id] = page
    translations: dict[object, dict[int, Translation]] = defaultdict(dict)
    for translation in Translation.objects.filter(source__object_id__in=keys).select_related("source"):
        translations[translation.source.object_id][translation.target_locale_id] = translation
    return {row.pk: family(row, pages[row.translation_key], translations[row.translation_key]) for row in rows}


def family(row: Page, pages: dict[int, Page], translations: dict[int, Translation]) -> Kin:
    """The source is the page that translations name as theirs, else the one that was there first."""
    named = (pages.get(translation.source.locale_id) for translation in translations.values())
    return Kin(pages, translations, next(filter(None, named), row))


def cell_of(kin: Kin, locale: Locale, stale: dict[int, datetime.datetime]) -> Cell:
    page = kin.pages.get(locale.pk)
    translation = kin.translations.get(locale.pk)
    if page is None:
        return Cell(State.MISSING if kin.is_central else State.NOT_OWED, locale, source=kin.source)
    if not page.live:
        return Cell(State.DRAFT, locale, page, source=kin.source, translation=translation)
    if not kin.is_central:
        return Cell(State.WRITTEN, locale, page)
    if page.pk == kin.source.pk:
        return Cell(State.ORIGINAL, locale, page)
    state = State.STALE if page.pk in stale else State.CURRENT
    return Cell(state, locale, page, stale.get(page.pk), kin.source, translation)


def stale_since(families: Iterable[Kin]) -> dict[int, datetime.datetime]:
    """When the source of each live translation was first published with other texts than it was made from."""
    suspects = [(kin, page) for kin in families for page in kin.pages.values() if may_be_stale(kin, page)]
    specific = {
        page.pk: page for page in Page.objects.filter(pk__in={kin.source.pk for kin, _page in suspects}).specific()
    }
    published = publications_of(list(specific.values()))
    found = {}
    for kin, page in suspects:
        source = specific[kin.source.pk]
        translation = kin.translations.get(page.locale_id)
        if since := left_behind(source, page, translation, published[source.pk]):
            found[page.pk] = since
    return found


def may_be_stale(kin: Kin, page: Page) -> bool:
    """Whether the source of a live translation has been published since its texts were taken."""
    source = kin.source
    if not (kin.is_central and page.live and source.live and source.last_published_at) or page.pk == source.pk:
        return False
    translation = kin.translations.get(page.locale_id)
    taken = translation.source.last_updated_at if translation else page.last_published_at
    return taken is None or min(taken, page.last_published_at or taken) < source.last_published_at


def left_behind(
    source: Page, page: Page, translation: Translation | None, published: list[Publication]
) -> datetime.datetime | None:
    """Since when the texts of a source are not those that a translation was made from; None if they still are."""
    when, basis = basis_of(source, page, translation, published)
    if basis is None or content_of(source) == basis:
        return None
    later = (one.when for one in published if one.when > when and one.content not in (None, basis))
    return next(later, source.last_published_at)


def basis_of(
    source: Page, page: Page, translation: Translation | None, published: list[Publication]
) -> tuple[datetime.datetime, Content | None]:
    """The texts that a translation was made from, and when they were taken.

    Those that wagtail-localize took last, if the translation has been published since; else what the source said when
    it was.
    """
    translated = page.last_published_at or page.latest_revision_created_at
    if translation and translation.source.last_updated_at <= translated:
        return translation.source.last_updated_at, content_in(json.loads(translation.source.content_json), type(source))
    before = [one for one in published if one.when <= translated]
    return (before[-1].when, before[-1].content) if before else (translated, None)
