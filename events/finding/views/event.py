"""An event by its own name: the page that tells of it, else its facts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe
from wagtail.views import serve

from cms.core import page_cache
from cms.core.chrome import Chrome
from cms.core.languages import DEFAULT
from cms.core.routing import find_page, remember_route
from events.finding.announcement import Announcement
from events.finding.rows import page_of
from events.finding.structured_data import event_data
from events.programme import Event


@require_safe
@page_cache.kept
def event(request: HttpRequest, slug: str) -> HttpResponse:
    """Pages beneath the index have addresses of the same form; what is one of these is served as any other."""
    path = f"events/{slug}/"
    if found := find_page(request, path):
        remember_route(request, found)
        return serve(request, path)
    told = Event.objects.public().select_related("library").filter(slug=slug).first()
    return lead_on(request, told) if told else serve(request, path)


def lead_on(request: HttpRequest, event: Event) -> HttpResponse:
    """To the page in the reader's language, wherever it stands; without one the facts are all there is."""
    if page := page_of(event):
        if (url := page.get_url(request)) is None:
            raise Http404
        return redirect(url)
    return render(request, "events/facts.html", facts(request, Announcement(event)))


def facts(request: HttpRequest, told: Announcement) -> dict:
    """What the page of an event's facts is made from."""
    title, url = told.event.title, request.build_absolute_uri()
    addresses = {tag: request.build_absolute_uri(path) for tag, path in told.addresses.items()}
    return {
        "chrome": Chrome(request, section="events", look=told.event.look),
        "told": told,
        "addresses": addresses if len(addresses) > 1 else {},
        "default_address": addresses.get(DEFAULT.tag) or next(iter(addresses.values()), ""),
        "data": event_data(told, url, title.text, description=told.event.summary.text),
    }
