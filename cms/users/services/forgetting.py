"""What is kept about accounts for a while and no longer."""

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef
from django.utils import timezone

from cms.users.models import AccountEvent, User


def forget_traces() -> dict[str, int]:
    """Delete histories that are too old, sessions that have ended, and sign-ups that were never confirmed."""
    now = timezone.now()
    return {
        "events": forget_events(before=now - timedelta(days=settings.ACCOUNT_HISTORY_DAYS)),
        "sessions": forget_ended_sessions(),
        "unconfirmed": forget_unconfirmed(before=now - timedelta(days=settings.UNCONFIRMED_DAYS)),
    }


def forget_events(*, before: datetime) -> int:
    return AccountEvent.objects.filter(at__lt=before).delete()[0]


def forget_ended_sessions() -> int:
    living = Session.objects.filter(session_key=OuterRef("session_key"), expire_date__gt=timezone.now())
    return UserSession.objects.filter(~Exists(living)).delete()[0]


def forget_unconfirmed(*, before: datetime) -> int:
    """Visitors who signed up and never entered the code, or somebody else with their address."""
    never_came = User.objects.filter(last_login=None, groups=None, is_superuser=False, date_joined__lt=before)
    strangers = never_came.filter(emailaddress__verified=False).exclude(emailaddress__verified=True)
    return len([person.delete() for person in strangers.distinct()])
