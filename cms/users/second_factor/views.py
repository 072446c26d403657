"""Setting up a second factor when one is owed, and going on to where one was going."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.users.second_factor.owed import owed_by

GOING_TO = "second_factor_going_to"


@never_cache
@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, how long it takes, and the two ways; keeps where to go on afterwards."""
    remember_where_to(request)
    return render(request, "mfa/start.html") if owed_by(request) else go_on(request)


@never_cache
@login_required
@require_safe
def go_on(request: HttpRequest) -> HttpResponse:
    """On to where one was going when a second factor was asked for."""
    return redirect(request.session.pop(GOING_TO, None) or get_adapter().get_login_redirect_url(request))


def remember_where_to(request: HttpRequest) -> None:
    address = request.GET.get("next", "")
    if address and get_adapter().is_safe_url(address):
        request.session[GOING_TO] = address
