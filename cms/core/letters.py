"""Mails: one plain text says everything, and the page that most programs show is made from it.

A paragraph is set apart by empty lines. One whose last line is an address becomes a button, one whose lines begin with
`>` a quotation, one that is indented a code to copy. The text twin is the same with lines of a readable length.
"""

import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from cms.core import languages
from cms.core.models import SiteSettings
from cms.core.ornament.palettes import SEEDS

LAYOUT = "mail/layout"
BUTTON = re.compile(r"(?P<label>.+)\n(?P<url>https?://\S+)", re.DOTALL)
# RFC 3676, section 4.2: lines of at most 78 characters; what is quoted in answers needs room for its marks.
LINE_LENGTH = 72
# As much as programs show beside the subject.
PREVIEW_LENGTH = 110


@dataclass(frozen=True)
class Part:
    """A paragraph, button, quotation or code of a letter."""

    kind: str
    text: str
    url: str = ""


def parts(text: str) -> list[Part]:
    """What a plain text consists of."""
    return [part(paragraph) for paragraph in re.split(r"\n\s*\n", text.strip("\n")) if paragraph.strip()]


def part(paragraph: str) -> Part:
    lines = paragraph.rstrip().splitlines()
    if all(line.startswith(">") for line in lines):
        return Part("quote", "\n".join(line.lstrip("> ") for line in lines))
    if all(line.startswith("    ") for line in lines):
        return Part("code", paragraph.strip())
    if button := BUTTON.fullmatch(paragraph.strip()):
        return Part("button", button["label"].strip().rstrip(":"), button["url"])
    return Part("text", paragraph.strip())


def compose(
    *, subject: str, text: str, to: str, language: str, context: Mapping[str, object], unsubscribe_url: str = ""
) -> EmailMultiAlternatives:
    """A mail in the recipient's language; `subject` and `text` are names of templates.

    `unsubscribe_url` is for mail that one may do without; the headers that name it too are the outbox's matter.
    """
    with translation.override(language):
        sheet = {**letterhead(), **context, **direction(language), "unsubscribe_url": unsubscribe_url}
        subject = " ".join(render_to_string(subject, sheet).split())
        text = render_to_string(text, sheet)
        found = parts(text)
        sheet |= {"subject": subject, "text": flowed(text.strip("\n")), "parts": found, "preview": preview(found)}
        plain, html = (render_to_string(f"{LAYOUT}.{kind}", sheet) for kind in ("txt", "html"))
    # RFC 3834: answering machines stay silent. RFC 3282: the language, for programs that read aloud.
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": languages.get(language).tag}
    mail = EmailMultiAlternatives(subject, plain, to=[to], headers=headers)
    mail.attach_alternative(html, "text/html")
    return mail


def direction(language: str) -> dict[str, object]:
    """The language, and the sides where its lines begin and end: old programs know no others than left and right."""
    chosen = languages.get(language)
    start, end = ("right", "left") if chosen.direction == languages.RIGHT_TO_LEFT else ("left", "right")
    return {"language": chosen, "start": start, "end": end}


def flowed(text: str) -> str:
    """The text in lines of readable length; addresses and codes stay whole, quotations stay quotations."""
    return "\n".join(shorter for line in text.splitlines() for shorter in broken(line))


def broken(line: str) -> list[str]:
    if line.startswith("    "):
        return [line]
    mark, words = ("> ", line[1:].strip()) if line.startswith(">") else ("", line)
    lines = textwrap.wrap(words, LINE_LENGTH - len(mark), break_long_words=False, break_on_hyphens=False)
    return [f"{mark}{part}" for part in lines or [""]]


def preview(found: list[Part]) -> str:
    """What a list of mails shows beside the subject: the first words, and never a code."""
    words = " ".join(part.text for part in found if part.kind in ("text", "quote"))
    return textwrap.shorten(words, PREVIEW_LENGTH, placeholder="…")


def quotation(text: str) -> str:
    """Somebody's words as a quotation in a letter."""
    return "\n".join(f"> {line}" for line in text.splitlines())


def letterhead() -> dict[str, object]:
    """Name, address and colour of the site, as they stand on every letter."""
    site = Site.objects.filter(is_default_site=True).first()
    chosen = SiteSettings.for_site(site) if site else SiteSettings()
    return {
        "site_name": chosen.name.text,
        "site_url": f"{settings.PUBLIC_URL}/{languages.get(translation.get_language()).tag}/",
        "accent": chosen.accent or SEEDS[chosen.palette],
    }
