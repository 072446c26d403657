"""Whether somebody still owes a second factor in the log-in that a request belongs to."""

from enum import Enum

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.middleware import get_user
from django.db.models import QuerySet
from django.http import HttpRequest

from cms.users.models import User

MAIN = {Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN}


class Owed(Enum):
    """What is missing: to set a factor up, or to show the one there is."""

    ENROL = "enrol"
    USE = "use"


def owed_by(request: HttpRequest) -> Owed | None:
    """What whoever is logged in owes; looked up once for each request, from the session and the database alone."""
    if not hasattr(request, "second_factor_owed"):
        request.second_factor_owed = what_is_owed(request)
    return request.second_factor_owed


def factors_of(user) -> QuerySet[Authenticator]:
    """The factors that somebody can log in with; recovery codes only stand in for them."""
    return Authenticator.objects.filter(user=user, type__in=MAIN)


def what_is_owed(request: HttpRequest) -> Owed | None:
    user = get_user(request)
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
