"""The list of polls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms.core import page_cache
from cms.core.chrome import Chrome
from sms.polls.listing import PollList


@require_safe
@page_cache.kept
def polls(request: HttpRequest) -> HttpResponse:
    """Where one may have a say, and what came of it."""
    return render(request, "sms/polls.html", {"chrome": Chrome(request), "list": PollList(request.GET)})
