"""The pages of the site with their translations, for search engines; Wagtail's sitemap knows no alternates."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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


def addresses(request: HttpRequest, homes: list[str]) -> dict[str, dict[str, tuple[str, datetime | None]]]:
    """By translation key and language tag: address and last change."""
    found: dict[str, dict[str, tuple[str, datetime | None]]] = defaultdict(dict)
    pages = Page.objects.live().public().filter(alias_of__isnull=True, depth__gt=1).select_related("locale")
    for page in pages.order_by("path").defer_streamfields().iterator():
        if page.path.startswith(tuple(homes)) and (url := page.get_full_url(request)):
            found[page.translation_key][page.locale.language_code] = (url, page.last_published_at)
    return found
