"""How the demo finds again what it has loaded, and how its bodies are given the numbers of what they name."""

import json
import uuid

from django.db.models import Model
from wagtail.models import Locale, Page, Site

from cms.core.models import SiteDocument, SiteImage
from cms.demo.content.body import Reference, paragraph
from cms.demo.content.files import FILES
from cms.news.models import NewsPage
from cms.partners.models import PartnerPage

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/library-outreach/demo")
# Stored names begin so; a storage may add something before the ending to keep names apart.
PICTURES_STORED = "original_images/demo-"
DOCUMENTS_STORED = "documents/"


def news_key(key: str) -> uuid.UUID:
    """What the translations of an item share."""
    return uuid.uuid5(NAMESPACE, f"news/{key}")


def locale_of(tag: str) -> Locale:
    return Locale.objects.get(language_code=tag)


def stored_picture(key: str) -> SiteImage | None:
    return SiteImage.objects.filter(file__startswith=PICTURES_STORED + key).first()


def stored_document(key: str) -> SiteDocument | None:
    stem = FILES[key].name.partition(".")[0]
    return SiteDocument.objects.filter(file__startswith=DOCUMENTS_STORED + stem).first()


def central_page(path: str, tag: str = "en") -> Page:
    """A page beneath the home page by the slugs that lead to it in English; raises Page.DoesNotExist."""
    page = Site.objects.get(is_default_site=True).root_page
    for slug in filter(None, path.split("/")):
        page = page.get_children().get(slug=slug)
    return page.get_translation(locale_of(tag)) if tag != "en" else page


def named_page(name: str, tag: str) -> Page:
    """A page in a language by the name that texts give it; raises Page.DoesNotExist."""
    kind, _slash, rest = name.partition("/")
    if kind == "news" and rest:
        return NewsPage.objects.get(translation_key=news_key(rest), locale__language_code=tag)
    if kind == "libraries" and rest:
        return PartnerPage.objects.get(library__slug=rest, locale__language_code=tag)
    return central_page(name, tag)


def found(reference: Reference, tag: str) -> int:
    """The number of what a text names; raises KeyError or Page.DoesNotExist, since then the text is wrong."""
    match reference.kind:
        case "picture":
            instance: Model | None = stored_picture(reference.key)
        case "file":
            instance = stored_document(reference.key)
        case _:
            instance = named_page(reference.key, tag)
    if instance is None:
        raise KeyError(f"{reference.kind} {reference.key} ({tag})")
    return instance.pk


def resolved(value: object, tag: str) -> object:
    """The same value with numbers instead of references."""
    if isinstance(value, Reference):
        return found(value, tag)
    if isinstance(value, dict):
        return {name: resolved(part, tag) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [resolved(part, tag) for part in value]
    return value


def stream(body: list, tag: str) -> str:
    """A body as a StreamField takes it; neighbouring plain strings become one block of running text."""
    blocks: list[tuple[str, object]] = []
    lines: list[str] = []
    for part in [*body, None]:
        if isinstance(part, str):
            lines.append(part)
            continue
        if lines:
            blocks.append(paragraph(*lines))
            lines = []
        if part is not None:
            blocks.append(part)
    return json.dumps([{"type": kind, "value": resolved(value, tag)} for kind, value in blocks])


def press_kit(parts: tuple[Reference, ...], tag: str) -> str:
    """Files and pictures for journalists as a StreamField takes them."""
    kinds = {"picture": "picture", "file": "document"}
    return json.dumps([{"type": kinds[part.kind], "value": found(part, tag)} for part in parts])
