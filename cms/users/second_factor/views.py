"""Setting up a second factor when one is owed, going on to where one was going, and helping whoever has lost theirs."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.users.authority import may_take_second_factor_away
from cms.users.models import User
from cms.users.requests import StaffRequest
from cms.users.second_factor.owed import factors_of, what_is_owed
from cms.users.services.second_factors import take_second_factor_away

GOING_TO = "second_factor_going_to"


@never_cache
@login_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, how long it takes, and the two ways; keeps where to go on afterwards."""
    remember_where_to(request)
    return render(request, "mfa/start.html") if what_is_owed(request, request.user) else go_on(request)


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


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request: StaffRequest, pk: int) -> HttpResponse:
    """In the admin: say what it does to take somebody's second factor away, and do it."""
    person = get_object_or_404(User, pk=pk)
    if not may_take_second_factor_away(actor=request.user, person=person):
        raise PermissionDenied
    if request.method == "POST":
        take_second_factor_away(person=person, by=request.user)
        messages.success(request, _("The second factor is taken away. Tell them to log in and set up another."))
        return redirect("wagtailusers_users:edit", person.pk)
    context = {"person": person, "has_any": factors_of(person).exists()}
    return render(request, "users/take_second_factor_away.html", context)
