"""Whether somebody still owes a second factor in the log-in that a request belongs to."""

from enum import Enum

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property

from cms.users.models import User

MAIN = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


class Owed(Enum):
    """What is missing: to set a factor up, or to show the one there is."""

    ENROL = "enrol"
    USE = "use"


class Debt:
    """What whoever is logged in owes; looked up once for each request, when somebody asks."""

    def __init__(self, request: HttpRequest):
        self.request = request
        self.user = request.user

    @cached_property
    def owed(self) -> Owed | None:
        return what_is_owed(self.request, self.user)


def factors_of(user) -> QuerySet[Authenticator]:
    """The factors that somebody can log in with; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user=user, type__in=MAIN)


def what_is_owed(request: HttpRequest, user: User | AnonymousUser) -> Owed | None:
    """From the session and the database alone."""
    if not user.is_authenticated:
        return None
    factors = dict(Authenticator.objects.filter(user=user).values_list("pk", "type"))
    if MAIN.isdisjoint(factors.values()):
        return Owed.ENROL if must_have_one(user) else None
    return None if factors.keys() & used_in_this_login(request, user) else Owed.USE


def must_have_one(user: User) -> bool:
    """Whether somebody may not work without: everybody who may enter the admin."""
    return settings.STAFF_SECOND_FACTOR and user.has_perm("wagtailadmin.access_admin")


def used_in_this_login(request: HttpRequest, user: User) -> set[int]:
    """Numbers of the factors that have been shown since this session began; a factor that is removed loses its own."""
    return {record["id"] for record in get_authentication_records(request, user) if record["method"] == "mfa"}
