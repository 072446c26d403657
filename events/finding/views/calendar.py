"""The programme as a month, as a week, and as a long list."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from cms.core import dates, page_cache
from cms.core.chrome import Chrome
from events.finding.calendar import Calendar, month_named, name_of_month, name_of_week, week_named
from events.finding.listing import Agenda, SessionListing
from events.finding.periods import DAY, WEEK, Period, begin_of_week
from events.programme import Session

# Further away there is nothing, and nobody shall make this site draw and keep empty months without end.
FARTHEST = 366 * DAY * 2


@require_safe
def this_month(request: HttpRequest) -> HttpResponse:
    return now(request, "event_month", name_of_month(timezone.localdate()))


@require_safe
def this_week(request: HttpRequest) -> HttpResponse:
    return now(request, "event_week", name_of_week(begin_of_week(timezone.localdate())))


def now(request: HttpRequest, view: str, name: str) -> HttpResponse:
    query = request.GET.urlencode()
    return redirect(reverse(view, args=[name]) + (f"?{query}" if query else ""))


@require_safe
def month(request: HttpRequest, name: str) -> HttpResponse:
    """A month as a table of its weeks (`2026-12`)."""
    period = month_named(name)
    if period is None:
        raise Http404
    before, after = name_of_month(period.first - DAY), name_of_month(period.last + DAY)
    return near(period)(request, period, dates.month(period.first), {"view": "month", "before": before, "after": after})


@require_safe
def week(request: HttpRequest, name: str) -> HttpResponse:
    """A week as a table of one row (`2026-W49`)."""
    period = week_named(name)
    if period is None:
        raise Http404
    title = gettext("%(first)s to %(last)s") % {
        "first": dates.short_date(period.first),
        "last": dates.short_date(period.last),
    }
    before, after = name_of_week(period.first - WEEK), name_of_week(period.first + WEEK)
    return near(period)(request, period, title, {"view": "week", "before": before, "after": after})


def near(period: Period) -> Callable[..., HttpResponse]:
    """What draws a period; it is kept for others where they may ask for it."""
    is_far = abs(period.first - timezone.localdate()) > FARTHEST
    return grid if is_far else page_cache.kept(grid)


def grid(request: HttpRequest, period: Period, title: str, around: dict[str, str]) -> HttpResponse:
    """`around` names the view, and the addresses of the periods before and after."""
    listing = SessionListing(Session.objects.public(), request.GET)
    calendar = Calendar(listing, period)
    listing.say_which_filters_are_understood(found=bool(calendar.found))
    context = {"chrome": Chrome(request, section="events"), "calendar": calendar, "list": listing, "title": title}
    return render(request, "events/calendar.html", context | around | {"address": f"event_{around['view']}"})


@require_safe
@page_cache.kept
def agenda(request: HttpRequest) -> HttpResponse:
    """A long list, for reading at a stretch and for paper."""
    listing = Agenda(Session.objects.public(), request.GET)
    context = {"chrome": Chrome(request, section="events"), "list": listing, "title": gettext("Agenda")}
    return render(request, "events/agenda.html", context)
