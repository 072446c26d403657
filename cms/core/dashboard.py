"""What the admin's first page is made of.

Apps register panels in `AppConfig.ready()`; this module knows only how they are shown. A panel that has nothing to show
to someone is left out.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.http import HttpRequest
from django.template.loader import render_to_string
from laces.components import Component


class Builder(Protocol):
    """Answers the context of a panel's template for whoever asks, or None if there is nothing to show them.

    It takes as many queries for one thing as for a thousand, and shows nothing that person may not see.
    """

    def __call__(self, request: HttpRequest) -> dict | None: ...


class Panel(Component):
    """A part of the dashboard: the template that shows it and what gathers its matter; lower order comes first."""

    def __init__(self, *, template: str, build: Builder, order: int = 50):
        self.template_name = template
        self.build = build
        self.order = order

    def render_html(self, parent_context: Mapping[str, Any]) -> str:
        request = parent_context["request"]
        context = self.build(request)
        return render_to_string(self.template_name, context, request) if context else ""


_panels: list[Panel] = []


def register(panel: Panel) -> None:
    """Show a panel on the dashboard; called in `AppConfig.ready()`."""
    _panels.append(panel)
    _panels.sort(key=lambda registered: registered.order)


def panels() -> list[Panel]:
    """All panels in their order."""
    return list(_panels)
