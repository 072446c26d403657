"""The results of a poll while it goes on: for everybody, made anew every few seconds at most."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms.core import page_cache
from cms.core.chrome import Chrome
from sms.models import Poll
from sms.polls.results.figures import Results
from sms.polls.rows import public_polls

SECONDS = 5


@require_safe
@page_cache.kept
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """Chart and table of every question."""
    return render(request, "sms/poll_results.html", context_of(request, public_poll(slug)))


@require_safe
@page_cache.kept
def figures(request: HttpRequest, slug: str) -> HttpResponse:
    """The part of that page that changes, for its script."""
    response = render(request, "sms/poll_figures.html", context_of(request, public_poll(slug)))
    response["X-Robots-Tag"] = "noindex"
    return response


def context_of(request: HttpRequest, poll: Poll) -> dict:
    return {"chrome": Chrome(request, look=poll.look), "poll": poll, "results": Results(poll)}


def public_poll(slug: str) -> Poll:
    """A poll whose results are for everybody. While it is open what a page says of it holds for some seconds: votes
    come too fast for each to purge it."""
    poll = public_polls().filter(slug=slug).first()
    if poll is None:
        raise Http404
    if poll.is_open():
        page_cache.fresh_until(timezone.now() + datetime.timedelta(seconds=SECONDS))
    return poll
