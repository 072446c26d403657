"""The programme outside the site: on a screen in the foyer, in a frame on a library's own pages."""

from csp.decorators import csp
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from cms.core import page_cache
from cms.core.chrome import Chrome
from cms.partners.libraries import PartnerLibrary
from events.finding.listing import SessionListing
from events.finding.screen import Screen
from events.programme import Session, Venue

# Nothing but our style sheet and our own drawings; anybody may show it in a frame.
FRAME_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["*"],
}


@require_safe
@page_cache.kept
def screen_of_library(request: HttpRequest, slug: str) -> HttpResponse:
    """What is on next at a library, large, for a screen that nobody touches."""
    library = get_object_or_404(PartnerLibrary, slug=slug)
    return show(request, Screen.of_library(library, request.GET))


@require_safe
@page_cache.kept
def screen_of_venue(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for one room."""
    venue = get_object_or_404(Venue.objects.select_related("library"), slug=slug)
    return show(request, Screen.of_venue(venue, request.GET))


def show(request: HttpRequest, screen: Screen) -> HttpResponse:
    return render(request, "events/screen.html", {"chrome": Chrome(request, look=screen.look), "screen": screen})


class Framed(SessionListing):
    """Few enough for a column on somebody's page."""

    per_page = 10


@require_safe
@xframe_options_exempt
@csp(FRAME_POLICY)
@page_cache.kept
def embed(request: HttpRequest) -> HttpResponse:
    """The list for a frame: no scripts, no cookies; links leave the frame."""
    listing = Framed(Session.objects.public(), request.GET)
    return render(request, "events/embed.html", {"chrome": Chrome(request), "list": listing})


@require_safe
@page_cache.kept
def embedding(request: HttpRequest) -> HttpResponse:
    """How a library shows its programme on its own site: the lines to copy, and the addresses of its screens."""
    listing = Framed(Session.objects.public(), request.GET)
    frame = f"{settings.PUBLIC_URL}{reverse('event_embed')}{listing.shape_query}"
    context = {"chrome": Chrome(request, section="events"), "list": listing, "frame": frame}
    return render(request, "events/embedding.html", context)
