"""A news item as schema.org understands it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.core.structured_data import image_url, moment, stripped

if TYPE_CHECKING:
    from cms.news.models.pages import NewsPage


def news_article(page: "NewsPage", request: HttpRequest) -> dict:
    """schema.org/NewsArticle. Dates carry a zone; a date of an item is a day, which has none."""
    network = {"@type": "Organization", "name": SiteSettings.for_request(request).name.text}
    network["url"] = Site.find_for_request(request).root_url
    return stripped(
        {
            "@type": "NewsArticle",
            "headline": page.title,
            "description": page.summary_text,
            "url": page.get_full_url(request),
            "inLanguage": page.language.tag,
            "datePublished": moment(page.first_published_at),
            "dateModified": moment(page.last_published_at),
            "image": image_url(request, page.lead_image),
            "author": author(page) or network,
            "publisher": network,
            "about": [topic.name.text for topic in page.subjects],
            "isBasedOn": page.source_url,
        }
    )


def author(page: "NewsPage") -> dict | None:
    """The library that wrote it; None for news of the network."""
    if page.library is None:
        return None
    return stripped({"@type": "Library", "name": page.library.name.text, "url": page.library.website})
