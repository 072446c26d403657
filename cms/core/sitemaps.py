"""The pages of the site with their translations, for search engines; Wagtail's sitemap knows no alternates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from django.http import HttpRequest
from wagtail.models import Page, Site

from cms.core import languages


@dataclass(frozen=True)
class Entry:
    """One address with when it last changed and the same page in other languages, by tag."""

    url: str
    changed: datetime | None
    alternates: dict[str, str]

    @property
    def default(self) -> str:
        """For readers of no language of ours."""
        return self.alternates.get(languages.DEFAULT.tag) or next(iter(self.alternates.values()), "")


class Address(NamedTuple):
    """Where something stands in one language. Addresses with the same key say the same."""

    key: object
    tag: str
    url: str
    changed: datetime | None


class Source(Protocol):
    """What an app has beside pages; it knows also which pages say the same though they are no translations."""

    def keys(self) -> dict[object, object]:
        """The keys of pages that share one with something else, by their translation keys."""
        ...

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        """Addresses of what is no page; where there is a page of the same key and language, that counts."""
        ...


_sources: list[Source] = []


def register(source: Source) -> None:
    """Let search engines know of what is no page; called in `AppConfig.ready()`."""
    if source not in _sources:
        _sources.append(source)


def site_entries(request: HttpRequest) -> Iterator[Entry]:
    """Every live, public page of the site that is asked, in every language; aliases are no translations."""
    site = Site.find_for_request(request)
    if site is None:
        return
    homes = site.root_page.get_translations(inclusive=True).values_list("path", flat=True)
    urls = addresses(request, list(homes))
    for same in urls.values():
        alternates = {tag: url for tag, (url, _changed) in same.items()} if len(same) > 1 else {}
        for url, changed in same.values():
            yield Entry(url, changed, alternates)


def addresses(request: HttpRequest, homes: list[str]) -> dict[object, dict[str, tuple[str, datetime | None]]]:
    """By translation key, or another key of what says the same, and language tag: address and last change."""
    found: dict[object, dict[str, tuple[str, datetime | None]]] = defaultdict(dict)
    keys = {page: key for source in _sources for page, key in source.keys().items()}
    pages = Page.objects.live().public().filter(alias_of__isnull=True, depth__gt=1).select_related("locale")
    for page in pages.order_by("path").defer_streamfields().iterator():
        if page.path.startswith(tuple(homes)) and (url := page.get_full_url(request)):
            key = keys.get(page.translation_key, page.translation_key)
            found[key].setdefault(page.locale.language_code, (url, page.last_published_at))
    for source in _sources:
        for each in source.addresses(request):
            found[each.key].setdefault(each.tag, (each.url, each.changed))
    return found
