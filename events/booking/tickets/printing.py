"""Tickets to print, as PDF.

Typst sets them without any package of the system. Its own face, Libertinus Serif, has every letter of our languages but
the Arabic ones, which Noto Naskh Arabic brings (SIL Open Font License).
"""

import json
from functools import cache
from pathlib import Path

import typst
from django.conf import settings
from django.utils import translation

from cms.core import languages
from cms.core.letters import letterhead
from events.booking.tickets.drawing import qr_file
from events.booking.tickets.ticket import Ticket

HERE = Path(__file__).parent


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])


@cache
def layout() -> bytes:
    return (HERE / "ticket.typ").read_bytes()


def ticket_pdf(ticket: Ticket) -> bytes:
    """The ticket as one page of A5, in the active language."""
    files = {"main": layout(), "code.svg": qr_file(ticket.code)}
    words = {"ticket": json.dumps(told(ticket))}
    # Its types know of no files that stand in memory; its manual does.
    made = typst.compile(files, font_paths=fonts(), ignore_system_fonts=True, sys_inputs=words)  # type: ignore[call-overload]
    return bytes(made)


def told(ticket: Ticket) -> dict[str, object]:
    """What stands on it, as plain text: nothing of it is read as instructions."""
    language = languages.get(translation.get_language())
    head = letterhead()
    return {
        "language": language.tag,
        "direction": language.direction,
        "accent": head["accent"],
        "site": head["site_name"],
        "address": settings.PUBLIC_URL,
        "title": ticket.title.text,
        "hours": [when.hours for when in ticket.whens],
        "zones": " · ".join(dict.fromkeys(when.zone for when in ticket.whens)),
        "place": ticket.place,
        "people": ticket.people,
        "name": ticket.registration.name,
        "code": ticket.code,
        "show": translation.gettext("Show this at the door, on paper or on a screen."),
    }
