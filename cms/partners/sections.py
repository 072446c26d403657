"""What a library's page is made of beyond its own facts.

Apps above this one register what they have to show (its news, its events); this app knows only the protocol.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cms.partners.models import PartnerPage


class Builder(Protocol):
    """Answers the context of a section's template, or None if there is nothing to show."""

    def __call__(self, page: "PartnerPage", request: "HttpRequest") -> dict | None: ...


@dataclass(frozen=True)
class Section:
    """A part of a library's page: the template that shows it and what gathers its matter; lower order comes first.

    `head` is a template for the head of the page, for links that programs follow.
    """

    template: str
    build: Builder
    order: int = 50
    head: str = ""


_sections: list[Section] = []


def register(section: Section) -> None:
    """Show a section on every library's page; called in `AppConfig.ready()`."""
    if section not in _sections:
        _sections.append(section)
        _sections.sort(key=lambda registered: registered.order)


def sections_of(page: "PartnerPage", request: "HttpRequest") -> list[dict]:
    """Contexts of the sections that have something to show, each with its `template`."""
    built = ((section, section.build(page, request)) for section in _sections)
    return [{"template": section.template, "head": section.head, **context} for section, context in built if context]
