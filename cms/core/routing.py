"""From an address to its page in two queries, however deep it stands.

Wagtail reads the tree step by step, twice per level. Our pages route nothing themselves, so the whole path decides;
what is no page's path is left to Wagtail, which knows about pages that do.
"""

from django.db.models import Exists
from django.http import HttpRequest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.url_routing import RouteResult


def find_page(request: HttpRequest, path: str) -> Page | None:
    """The live page at a path beneath the language's prefix, or None."""
    if (root := root_path(request)) is None:
        return None
    url_path = f"{root}{path}"
    slug = url_path.rstrip("/").rpartition("/")[2]
    plain = Page.objects.live().filter(slug=slug, url_path=url_path).only("pk", "content_type").first()
    if plain is None or not hasattr(plain.specific_class, "to_serve"):
        return None
    pages = plain.specific_class.to_serve().annotate(site_restricts=Exists(PageViewRestriction.objects.all()))
    return pages.filter(pk=plain.pk).first()


def root_path(request: HttpRequest) -> str | None:
    """The path in the tree of the site's home page in the active language, if it has one."""
    site, tag = Site.find_for_request(request), translation.get_language()
    roots = (root for root in Site.get_site_root_paths() if site and root.site_id == site.pk)
    return next((root.root_path for root in roots if root.language_code == tag), None)


def remember_route(request: HttpRequest, page: Page) -> None:
    """Tell Wagtail what it would have found: `Page.route_for_request` documents this attribute as its cache."""
    vars(request)["_wagtail_route_for_request"] = RouteResult(page)
