"""Is it still the same person at the computer? Asked before what cannot be taken back."""

from functools import wraps

from allauth.account.adapter import get_adapter
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.http import HttpRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode


def identity_required(view):
    """Lets through whoever has just shown who they are.

    With a password or a second factor that is allauth's matter; it takes everybody else at their word. Those have come
    by a code, and unless that was within REAUTHENTICATION_TIMEOUT (seconds) they are asked for another.
    """
    by_allauth = reauthentication_required(view)

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs):
        if request.user.is_anonymous or get_reauthentication_flows(request.user):
            return by_allauth(request, *args, **kwargs)
        if not get_adapter(request).is_reauthentication_required(app=""):
            return view(request, *args, **kwargs)
        return redirect(f"{reverse('account_identify_again')}?{urlencode({'next': request.get_full_path()})}")

    return guarded
