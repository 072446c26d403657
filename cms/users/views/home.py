"""What one's account holds, at a glance."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.users.requests import OwnRequest
from cms.users.services import open_sessions


@require_safe
@never_cache
@login_required
def home(request: OwnRequest) -> HttpResponse:
    """The account's first page: everything in a line each, with the way to change it."""
    return render(request, "account/home.html", {"session_count": open_sessions(request.user).count()})
