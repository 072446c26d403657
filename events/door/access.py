"""Who works at which door."""

import datetime

from django.contrib.auth.decorators import login_required, permission_required
from django.db.models import QuerySet
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from cms.partners.permissions import PartnerPermissionPolicy
from cms.users.models import User
from events.programme import Session

PERMISSION = "events.add_arrival"
POLICY = PartnerPermissionPolicy(Session, "event__library")
# Doors open before the start, and whoever counted on paper enters it afterwards.
AROUND = datetime.timedelta(hours=12)

at_the_door = method_decorator(
    [never_cache, login_required, permission_required(PERMISSION, raise_exception=True)], name="dispatch"
)


def sessions_of(user: User) -> QuerySet[Session]:
    """The sessions at whose door somebody may stand: those of the libraries they work for."""
    return POLICY.narrow(Session.objects.for_list().filter(event__is_template=False), user)


def sessions_now(user: User, moment: datetime.datetime) -> list[Session]:
    """Of those, what is on, what has just been and what is about to begin."""
    near = sessions_of(user).filter(starts_at__lt=moment + AROUND, ends_at__gt=moment - AROUND)
    return list(near.exclude(event__status="draft").order_by("starts_at", "pk"))
