"""What a request is by the time a view for people who are logged in gets it."""

from django.http import HttpRequest
from django.urls import ResolverMatch

from cms.users.models import User


class OwnRequest(HttpRequest):
    """Of somebody who is logged in: `login_required` lets nobody else through."""

    user: User


class StaffRequest(OwnRequest):
    """Of somebody who is logged in, to an address that was found: Wagtail lets nobody else through."""

    resolver_match: ResolverMatch
