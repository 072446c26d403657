"""Keeps out whoever owes a second factor."""

from collections.abc import Callable
from typing import cast

from allauth.account.adapter import get_adapter
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.users.models import User
from cms.users.second_factor.owed import Debt, Owed

# Where one comes in, and is led on from.
DOORS = {"account_login", "account_entrance"}
# Where the factor is shown, the way out, and what works by a link in a mail alone.
ALWAYS_OPEN = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout", "unsubscribe"}


class SecondFactorMiddleware:
    """Whoever owes a second factor is nobody, but on the pages of accounts, where it is set up and shown.

    Nobody everywhere else, and not only in the admin: what a view forgets to ask, a new address, an odd spelling of an
    old one and private pages and documents are all closed without being named here. The admin says why.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        debt = Debt(request)
        if not is_below(request, "account_entrance"):
            request.user = cast(User, SimpleLazyObject(lambda: AnonymousUser() if debt.owed else debt.user))
        owed = owed_here(request, debt)
        return ask(request, cast(User, debt.user), owed) if owed else self.get_response(request)


def is_below(request: HttpRequest, name: str) -> bool:
    return request.path.startswith(reverse(name))


def owed_here(request: HttpRequest, debt: Debt) -> Owed | None:
    """What has to be asked for at this address, before anything else is said there."""
    if is_below(request, "wagtailadmin_home"):
        return debt.owed
    if not is_below(request, "account_entrance") or name_of(request) in ALWAYS_OPEN:
        return None
    # Whoever has none yet sets it up here. The log-in page would send them back to what has just sent them to log in.
    return debt.owed if debt.owed is Owed.USE or name_of(request) in DOORS else None


def name_of(request: HttpRequest) -> str | None:
    """The name of the address in the URLconf, if it is there."""
    try:
        return resolve(request.path_info).url_name
    except Resolver404:
        return None


def ask(request: HttpRequest, user: User, owed: Owed) -> HttpResponse:
    """Lead to where the factor is shown or set up; programs get a refusal, and what was sent is not lost silently."""
    url = way_to_show(user) if owed is Owed.USE else reverse("second_factor_start")
    if wants_data(request):
        sentence = _("Confirm that it is you: this needs your second factor.")
        response: HttpResponse = JsonResponse({"detail": sentence, "url": url}, status=403)
    elif request.method in {"GET", "HEAD"}:
        response = redirect(f"{url}?{urlencode({'next': wanted(request)})}")
    else:
        response = render(request, "mfa/not_saved.html", {"url": url, "owed": owed.value}, status=403)
    add_never_cache_headers(response)
    return response


def way_to_show(user: User) -> str:
    """The address at which somebody shows the factor they have; a password does not replace it."""
    methods = get_adapter().get_reauthentication_methods(user)
    return next(method["url"] for method in methods if method["id"] != "reauthenticate")


def wanted(request: HttpRequest) -> str:
    """Where to go on afterwards: here, or where the log-in page was to lead."""
    here = request.get_full_path()
    return request.GET.get("next", here) if name_of(request) == "account_login" else here


def wants_data(request: HttpRequest) -> bool:
    """Whether a program asks, and not somebody who reads what comes (Fetch Metadata, section 2.1)."""
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.headers.get("Sec-Fetch-Dest") == "empty"
        or not request.accepts("text/html")
        or request.path.startswith(f"{reverse('wagtailadmin_home')}api/")
    )
