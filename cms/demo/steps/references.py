"""How the demo finds again what it has loaded, and how its bodies are given the numbers of what they name."""

import json
import uuid
from collections.abc import Iterator
from itertools import groupby

from django.db.models import Model
from wagtail.blocks import StreamBlock
from wagtail.models import Locale, Page, Site

from cms.core.blocks import BodyBlock, PressKitBlock
from cms.core.models import SiteDocument, SiteImage
from cms.demo.content.body import Block, Markup, Reference, inside
from cms.demo.content.files import FILES
from cms.demo.content.records import Texts
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
    """The same value in one language, with numbers instead of references."""
    match value:
        case Reference():
            return found(value, tag)
        case Texts():
            return value[tag]
        case Markup():
            return "".join([value.opening, *(str(resolved(part, tag)) for part in value.parts), value.closing])
        case dict():
            return {name: resolved(part, tag) for name, part in value.items()}
        case list() | tuple():
            return [resolved(part, tag) for part in value]
    return value


def stream(body: list, tag: str) -> str:
    """A body as a StreamField takes it; neighbouring texts become one block of running text."""
    blocks: list[Block] = []
    for is_text, group in groupby(body, key=lambda part: isinstance(part, str | Texts | Markup)):
        parts = tuple(group)
        blocks += [("paragraph", running(parts))] if is_text else parts
    return stored(BodyBlock(), [{"type": kind, "value": resolved(value, tag)} for kind, value in blocks])


def stored(block: StreamBlock, raw: list[dict]) -> str:
    """The same as if an editor had saved it: every block and every item of a list has an id.

    wagtail-localize finds the texts in a list by the ids of its items, and passes over a list that has none.
    """
    children = [(child.block_type, child.value) for child in block.to_python(raw)]
    return json.dumps(block.get_prep_value(block.normalize(children)))


def running(parts: tuple) -> Markup:
    """Texts as paragraphs, one after the other; lists stay what they are."""
    return Markup("", tuple(part if isinstance(part, Markup) else inside("p", part) for part in parts), "")


def texts_in(value: object) -> Iterator[Texts]:
    """Every text in several languages that a value holds."""
    if isinstance(value, Texts):
        yield value
    elif isinstance(value, dict | list | tuple):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_in(part)


def press_kit(parts: tuple[Reference, ...], tag: str) -> str:
    """Files and pictures for journalists as a StreamField takes them."""
    kinds = {"picture": "picture", "file": "document"}
    return stored(PressKitBlock(), [{"type": kinds[part.kind], "value": found(part, tag)} for part in parts])
