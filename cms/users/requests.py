"""What a request is by the time a view of the admin gets it."""

from django.http import HttpRequest
from django.urls import ResolverMatch

from cms.users.models import User


class StaffRequest(HttpRequest):
    """Of somebody who is logged in, to an address that was found: Wagtail lets nobody else through."""

    user: User
    resolver_match: ResolverMatch
