"""Every component and block on one page; in debug and in the demo only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core.ornament import FAMILIES, PALETTES


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """The parts that pages are made of, with their states."""
    return render(request, "styleguide.html", {"families": sorted(FAMILIES), "palettes": list(PALETTES)})
