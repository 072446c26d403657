"""Calendars for programs that subscribe to them, and single entries for people who keep them."""

import datetime
import uuid

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, parse_etags, parse_http_date_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.core import page_cache
from cms.core.filtering import FILTERS_KEPT
from cms.core.models import SiteSettings
from cms.news.feeds.edition import digest
from events.calendars import document
from events.calendars.edition import MOST, Edition, current, earliest
from events.calendars.entry import entry
from events.calendars.kept import entries, with_matter
from events.calendars.personal import personal_entries, states_of
from events.calendars.pulse import Pulse, pulse
from events.calendars.rows import PersonalCalendar
from events.finding.listing import SessionListing
from events.programme import Session


@require_safe
@page_cache.kept
def feed(request: HttpRequest) -> HttpResponse:
    """The sessions that an address asks for, as lists do, if the reader does not have them yet (RFC 9110, 13)."""
    listing = SessionListing(Session.objects.public(), request.GET, since=earliest())
    # Seats are taken without any time being noted: only the list itself tells whether it is another.
    beat = None if listing.chosen["free"] else pulse()
    if beat and (tag := held_since(request, beat)):
        return HttpResponseNotModified(headers={"ETag": tag})
    found = current(listing.everything().filter(listing.conditions(), ends_at__gt=earliest()))
    tag = f'W/"{beat.text if beat else ""}-{found.digest}"'
    say_what_is_kept(listing, found)
    if held(request, f'-{found.digest}"'):
        return marked(HttpResponseNotModified(), tag, beat)
    return marked(written(request, listing, found), tag, beat)


def held_since(request: HttpRequest, beat: Pulse) -> str:
    """The tag of a calendar that the reader has kept since nothing has happened; an asterisk for one kept by its time.

    A tag counts before a time (RFC 9110, section 13.2.2).
    """
    if "If-None-Match" in request.headers:
        return held(request, f'W/"{beat.text}-')
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return f'W/"{beat.text}-"' if since is not None and since >= beat.since.timestamp() else ""


def held(request: HttpRequest, part: str) -> str:
    """The tag that the reader has kept, if it contains this; a tag has two parts, and either is enough."""
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return next((tag for tag in tags if part in tag), "")


def marked(answer: HttpResponse, tag: str, beat: Pulse | None) -> HttpResponse:
    """Say by what the reader can ask next time."""
    answer["ETag"] = tag
    if beat:
        answer["Last-Modified"] = http_date(beat.since.timestamp())
    return answer


def say_what_is_kept(listing: SessionListing, found: Edition) -> None:
    """Let the page cache keep what others ask for as well: not each mixture of filters, nothing that seats decide."""
    asked = {name: value for name, value in listing.chosen.items() if value}
    if not asked or (len(asked) <= FILTERS_KEPT and found.versions and "free" not in asked):
        page_cache.understands(asked)
    page_cache.shows(*found.tags)
    tomorrow = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0) + datetime.timedelta(days=1)
    page_cache.fresh_until(tomorrow)


def written(request: HttpRequest, listing: SessionListing, found: Edition) -> HttpResponse:
    name = " · ".join(
        [_("Events"), *(chip.label for chip in listing.chips), SiteSettings.for_request(request).name.text]
    )
    about = document.subscription(name, translation.get_language(), settings.PUBLIC_URL + request.get_full_path())
    content = document.calendar(about, document.zones(found.zones), *entries(found.versions))
    return document.answer(content, "events")


@require_safe
@page_cache.kept
def session_calendar(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """One session, for people who put it into their calendar."""
    found = Session.objects.public().select_related("event__library", "venue__library")
    session = get_object_or_404(found, uid=uid)
    content = document.calendar(document.zones([document.years_of(session)]), entry(session))
    return conditional(request, document.answer(content, session.event.slug))


@require_safe
@cache_control(private=True, no_cache=True)
def personal_calendar(request: HttpRequest, token: str) -> HttpResponse:
    """Somebody's own sessions, in their language."""
    owners = PersonalCalendar.objects.select_related("user", "registration")
    # No database takes a NUL.
    calendar = get_object_or_404(owners, token=token.replace("\x00", "\ufffd"))
    with translation.override(calendar.language):
        answer = document.answer(personal_content(calendar), "my-events")
    answer["X-Robots-Tag"] = "noindex"
    return conditional(request, answer)


def personal_content(calendar: PersonalCalendar) -> bytes:
    states = states_of(calendar)
    found = Session.objects.filter(pk__in=states, ends_at__gt=earliest()).in_order()[:MOST]
    sessions = sorted(with_matter(list(found.values_list("pk", flat=True))), key=lambda each: each.starts_at)
    about = document.subscription(_("My events"), translation.get_language())
    zones = document.zones(map(document.years_of, sessions))
    return document.calendar(about, zones, *personal_entries(sessions, states))


def conditional(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer with a tag, or the short one to whoever has it."""
    answer["ETag"] = f'"{digest(answer.content)}"'
    return get_conditional_response(request, answer["ETag"], response=answer) or answer
