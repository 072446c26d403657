"""What templates of the site say often; built in, so that no template has to load it."""

import json
from datetime import date, datetime, time

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from cms.core import dates
from cms.core.languages import Language
from cms.core.ornament.links import ornament_url
from cms.core.wording import Wording

register = template.Library()

# Not allowed inside a script element (HTML Standard, 4.12.1.3), as json_script of Django has it.
SCRIPT_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.filter
def long_date(value: date) -> str:
    """«21 September 2026» in the reader's language."""
    return dates.long_date(value) if value else ""


@register.filter
def clock(value: time | datetime) -> str:
    """«16:00»."""
    return dates.clock(value) if value else ""


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
def json_ld(data: dict) -> SafeString:
    """Structured data in the page (schema.org as JSON-LD 1.1); a data block, which no browser runs."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(SCRIPT_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above


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
