"""Pages of every type."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import cache
from typing import cast

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.search.index import SearchField

from cms.core.findable import Matter, Source
from cms.core.models import BasePage

ELSEWHERE = "pages"
# What Wagtail saves of a page when somebody writes a draft of it, submits or schedules it.
OF_DRAFTS = {"draft_title", "expire_at", "go_live_at", "has_unpublished_changes", "latest_revision"}
OF_DRAFTS |= {"approved_schedule", "latest_revision_created_at", "locked", "locked_at", "locked_by"}
IN_THE_HEAD = {"title", "summary"}


class PageSource(Source):
    """Live pages of the site that are not private; an alias repeats another page and is not found beside it."""

    name = "page"
    bookkeeping = frozenset(OF_DRAFTS)

    def models(self):
        return (Page, *page_models())

    def public(self):
        kinds = ContentType.objects.get_for_models(*page_models()).values()
        rows = Page.objects.live().filter(~is_restricted(), is_on_a_site(), alias_of=None, content_type__in=kinds)
        return rows.order_by()

    def matters(self, pks):
        for model, ids in self.by_model(pks).items():
            for page in model.to_index().filter(pk__in=ids):
                yield page.pk, page_matter(page)

    def by_model(self, pks: Collection[int]) -> dict[type[BasePage], list[int]]:
        found: dict[type[BasePage], list[int]] = defaultdict(list)
        for pk, kind in self.public().filter(pk__in=pks).values_list("pk", "content_type"):
            found[cast("type[BasePage]", ContentType.objects.get_for_id(kind).model_class())].append(pk)
        return found

    def addresses(self, pks, request):
        pages = self.public().filter(pk__in=pks).select_related("locale").defer_streamfields()
        return {page.pk: url for page in pages if (url := page.get_url(request))}

    def changed(self):
        return "last_published_at"


@cache
def page_models() -> tuple[type[BasePage], ...]:
    return tuple(model for model in apps.get_models() if issubclass(model, BasePage))


def is_restricted() -> Exists:
    """Whether a page, or one above it, asks visitors for a password or a log-in; one condition instead of a query."""
    here = PageViewRestriction.objects.annotate(here=ExpressionWrapper(OuterRef("path"), CharField()))
    return Exists(here.filter(here__startswith=F("page__path")))


def is_on_a_site() -> Exists:
    """Whether a page is the home page of a site, in any language, or beneath it.

    Wagtail keeps the roots of sites in the cache; what it forgot to forget there would be found no more.
    """
    homes = Page.objects.filter(translation_key__in=Site.objects.values("root_page__translation_key"))
    here = homes.annotate(here=ExpressionWrapper(OuterRef("path"), CharField()))
    return Exists(here.filter(here__startswith=F("path")))


def page_matter(page: BasePage) -> Matter:
    library = getattr(page, "library_id", None)
    return Matter(
        section=page.section or ELSEWHERE,
        tag=page.locale.language_code,
        title=page.title,
        summary=page.summary_text,
        text="\n".join(text for text in texts_of(page) if text != page.summary_text),
        names=tuple(page.other_names()),
        library=library,
        date=getattr(page, "date", None),
    )


def texts_of(page: BasePage) -> Iterator[str]:
    """What the fields say that a page type declares to Wagtail as searched, block by block."""
    for field in page.get_searchable_search_fields():
        if field.field_name not in IN_THE_HEAD and isinstance(field, SearchField):
            value = field.get_value(page)
            yield from value if isinstance(value, list) else [str(value or "")]
