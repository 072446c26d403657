"""What templates of the site say often; built in, so that no template has to load it."""

import json
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from cms.core import dates, embeds, pictures, structured_data
from cms.core.in_a_row import comma as comma_of_language
from cms.core.in_a_row import in_a_row as words_in_a_row
from cms.core.inward import inward as keep_inward
from cms.core.languages import Language
from cms.core.look import Look
from cms.core.models import SiteImage
from cms.core.ornament.links import ornament_url
from cms.core.wording import Wording

register = template.Library()

# Not allowed inside a script element (HTML Standard, 4.12.1.3), as json_script of Django has it.
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
LONG_TITLE = 60
LONGEST_TITLE = 110


@register.filter
def long_date(value: date) -> str:
    """«21 September 2026» in the reader's language."""
    return dates.long_date(value) if value else ""


@register.filter
def short_date(value: date) -> str:
    """«21 September», with the year if it is not this one."""
    return dates.short_date(value) if value else ""


@register.filter
def month(value: date) -> str:
    """«September», with the year if it is not this one; stands beneath the number of the day."""
    return dates.month(value) if value else ""


@register.filter
def clock(value: time | datetime) -> str:
    """«16:00»."""
    return dates.clock(value) if value else ""


@register.filter
def number(value: int) -> str:
    """«1 300» in the reader's language (Unicode CLDR)."""
    return format_decimal(value, locale=dates.locale_tag())


@register.simple_tag
def comma() -> str:
    """«, » in the reader's language, between facts in a row."""
    return comma_of_language()


@register.filter
def in_a_row(words: Iterable[str]) -> str:
    """«Kazakh, Russian»."""
    return words_in_a_row(words)


@register.filter
def player(url: str) -> dict[str, str]:
    """Provider and address of the player for a video's address; empty for a host that we do not know."""
    found = embeds.player(url)
    return {"provider": found[0], "address": found[1]} if found else {}


@register.filter
def full_address(page: Page, request: HttpRequest) -> str:
    """The address of a page with its host."""
    return page.get_full_url(request) or ""


@register.filter
def absolute(url: str, request: HttpRequest) -> str:
    """An address of a file with its host."""
    return request.build_absolute_uri(url)


@register.filter
def head_size(title: str) -> str:
    """The class of a page's head by how long its title is: long ones are set smaller."""
    if len(title) > LONGEST_TITLE:
        return "head head--longest"
    return "head head--long" if len(title) > LONG_TITLE else "head"


@register.simple_tag(takes_context=True)
def lang_of(context, language: Language) -> SafeString:
    """` lang="kk" dir="ltr"` for a text in another language than the page's; nothing for one in the same."""
    chrome = context.get("chrome")
    if chrome is not None and chrome.language == language:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language.tag, language.direction)


@register.simple_tag(takes_context=True)
def worded(context, wording: Wording | None, element: str = "span") -> SafeString:
    """A wording in an element that says its language, if that is not the page's; else the text alone."""
    if not wording:
        return SafeString("")
    attributes = lang_of(context, wording.language)
    if not attributes:
        return format_html("{}", wording.text)
    return format_html("<{}{}>{}</{}>", element, attributes, wording.text, element)


@register.simple_tag
def ornament(kind: str, seed: str, palette: str = "lapis", family: str | None = None) -> str:
    """The address of a drawing: `cover`, `band`, `spine` or `mark`."""
    return ornament_url(kind, seed, palette, family=family)


@register.simple_tag
def picture(image: SiteImage | None, shape: str, alt: str = "", classes: str = "", **options: object) -> SafeString:
    """A picture element in one of `cms.core.shapes.SHAPES`; nothing where there is no picture or it is broken.

    `classes` are those of the img, `frame` those of the picture element around it; `lazy=False` for what stands first;
    `plain=True` for an img alone, of the one file that everything can show.
    """
    if options.pop("plain", False):
        return plain_picture(image, shape, alt)
    made = pictures.picture(image, shape) if image else None
    if made is None:
        return SafeString("")
    context = {"picture": made, "alt": alt, "classes": classes, "lazy": True} | options
    return SafeString(render_to_string("components/picture.html", context).strip())


def plain_picture(image: SiteImage | None, shape: str, alt: str) -> SafeString:
    file = pictures.plain(image, shape) if image else None
    if file is None:
        return SafeString("")
    return format_html('<img src="{}" width="{}" height="{}" alt="{}">', file.url, file.width, file.height, alt)


@register.simple_tag
def cover(image: SiteImage | None, shape: str, seed: str, look: Look, **options: Any) -> SafeString:
    """A page's picture in a shape, or the cover that is drawn from its seed in the colours of a look.

    Takes what `picture` takes; `drawn` are the classes of a drawing if they differ. A drawing is decoration and has no
    alternative text.
    """
    options = {"classes": "cover"} | options
    classes = options.pop("drawn", options["classes"])
    if photograph := picture(image, shape, **options):
        return photograph
    lazy = SafeString(' loading="lazy"') if options.get("lazy", True) else ""
    address = ornament_url("cover", seed, look.palette)
    return format_html('<img class="{}" src="{}" width="1200" height="900" alt=""{}>', classes, address, lazy)


@register.simple_tag
def shared_picture(image: SiteImage | None):
    """The rendition that other services show beside a link, or None."""
    return pictures.shared(image)


@register.simple_tag(takes_context=True)
def page_data(context) -> SafeString:
    """The page as schema.org understands it, in a data block."""
    return json_ld(structured_data.graph(context["page"], context["request"], context["chrome"]))


@register.simple_tag
def json_ld(data: dict) -> SafeString:
    """Structured data in the page (schema.org as JSON-LD 1.1); a data block, which no browser runs."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


@register.simple_block_tag(takes_context=True)
def inward(context, content: SafeString) -> SafeString:
    """What stands within, with links to pages of the site alone (see `cms.core.inward`); for public screens."""
    return mark_safe(keep_inward(content, context["chrome"].root_url))  # noqa: S308 - as safe as it was


@register.simple_tag(takes_context=True)
def query(context, **changes: object) -> str:
    """The query of this address with some values changed; the page number falls away unless it is given."""
    values = context["request"].GET.copy()
    values.pop("page", None)
    for name, value in changes.items():
        if value in (None, ""):
            values.pop(name, None)
        else:
            values[name] = value
    return f"?{values.urlencode()}" if values else "?"
