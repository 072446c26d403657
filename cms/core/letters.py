"""Mails: one plain text says everything, and the page that most programs show is made from it.

A paragraph is set apart by empty lines. One whose last line is an address becomes a button, one whose lines begin with
`>` a quotation, one that is indented a code to copy.
"""

import logging
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.models import Site

from cms.core import languages
from cms.core.models import SiteSettings
from cms.core.ornament.palettes import SEEDS

logger = logging.getLogger(__name__)
LAYOUT = "mail/layout"
BUTTON = re.compile(r"(?P<label>.+)\n(?P<url>https?://\S+)", re.DOTALL)


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
    *, subject: str, text: str, to: str, language: str, context: Mapping[str, object]
) -> EmailMultiAlternatives:
    """A mail in the recipient's language; `subject` and `text` are names of templates."""
    with translation.override(language):
        sheet = {**letterhead(), **context, "language": languages.get(language)}
        subject = " ".join(render_to_string(subject, sheet).split())
        text = render_to_string(text, sheet)
        sheet |= {"subject": subject, "text": text.strip("\n"), "parts": parts(text)}
        plain, html = (render_to_string(f"{LAYOUT}.{kind}", sheet) for kind in ("txt", "html"))
    # RFC 3834: answering machines stay silent.
    mail = EmailMultiAlternatives(subject, plain, to=[to], headers={"Auto-Submitted": "auto-generated"})
    mail.attach_alternative(html, "text/html")
    return mail


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


def deliver(mails: Iterable[EmailMultiAlternatives]) -> int:
    """Send what can be sent, and log what cannot; answers how many have left."""
    delivered = 0
    try:
        with get_connection() as connection:
            for mail in mails:
                delivered += send(mail, connection)
    except OSError:
        logger.exception("The mail server cannot be reached")
    return delivered


def send(mail: EmailMultiAlternatives, connection) -> int:
    """Send one mail; a refusal of one recipient must not keep the others from theirs."""
    try:
        return connection.send_messages([mail]) or 0
    except OSError:
        logger.exception("A mail could not be sent: %s", mail.subject)
        return 0
