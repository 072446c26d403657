"""Pages as schema.org understands them; each kind of page says what it is in `structured_data`."""

import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from cms.core import pictures

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.core.chrome import Chrome
    from cms.core.models import SiteImage
    from cms.core.models.pages import BasePage

CONTEXT = "https://schema.org"


def graph(page: "BasePage", request: "HttpRequest", chrome: "Chrome") -> dict:
    """All that a page has to say: what it is, and the way to it."""
    said = [page.structured_data(request), breadcrumbs(page, request, chrome)]
    return {"@context": CONTEXT, "@graph": [data for data in said if data]}


def breadcrumbs(page: "BasePage", request: "HttpRequest", chrome: "Chrome") -> dict | None:
    """The way from the home page (schema.org/BreadcrumbList); none on the home page itself."""
    if not chrome.ancestors:
        return None
    home, *between = chrome.ancestors
    steps = [(_("Home"), home), *((above.title, above) for above in between), (page.title, page)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": step.get_full_url(request)}
        for position, (name, step) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def stripped(data: dict) -> dict:
    """The same without what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [], {})}


def moment(value: datetime.datetime | None) -> str | None:
    """A moment with its zone (ISO 8601)."""
    return value.isoformat(timespec="seconds") if value else None


def image_url(request: "HttpRequest", image: "SiteImage | None") -> str | None:
    """The full address of a picture as it is shared."""
    rendition = pictures.shared(image)
    return request.build_absolute_uri(rendition.url) if rendition else None
