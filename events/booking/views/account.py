"""Registrations of whoever is logged in, among the pages of their account."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.users.requests import OwnRequest
from events.booking.collected import collected


@require_safe
@never_cache
@login_required
def registrations(request: OwnRequest) -> HttpResponse:
    """What is still to come first, then what is over."""
    return render(request, "booking/collected.html", {"collected": collected(request.user, timezone.now())})
