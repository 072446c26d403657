"""Second factors of others, and all of them at once."""

import logging

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from cms.outbox.letters import post_letter, sparing
from cms.users.authority import may_take_second_factor_away
from cms.users.models import AccountEvent, User
from cms.users.second_factor.sealing import seal_anew
from cms.users.services.history import record

logger = logging.getLogger(__name__)
SEALED = {"secret", "seed"}
TAKEN_AWAY = "users.second_factor_taken_away"


@transaction.atomic
def take_second_factor_away(*, person: User, by: User | None) -> int:
    """Take every second factor from somebody who has lost theirs, and mail them; how many they had.

    Their sessions end: somebody else may hold one, and could set up a factor of their own. `by` is None on the server's
    command line; of others only those may who may manage the person, or PermissionDenied is raised.
    """
    if by and not may_take_second_factor_away(actor=by, person=person):
        raise PermissionDenied
    _total, taken = Authenticator.objects.filter(user=person).delete()
    count = taken.get(Authenticator._meta.label, 0)
    if count:
        end_sessions(person)
        record(AccountEvent.Kind.FACTOR_REMOVED, person=person)
        log(instance=person, action=TAKEN_AWAY, user=by)
        logger.warning("Second factors of %s taken away by %s", person.email, by.email if by else "the command line")
        with sparing(TAKEN_AWAY):
            tell(person, by)
    return count


def end_sessions(person: User) -> None:
    """Log somebody out wherever they are."""
    living = Session.objects.filter(expire_date__gt=timezone.now()).iterator()
    theirs = [session.pk for session in living if session.get_decoded().get(SESSION_KEY) == str(person.pk)]
    Session.objects.filter(pk__in=theirs).delete()


def tell(person: User, by: User | None) -> None:
    post_letter(
        subject="mail/second_factor_taken_away_subject.txt",
        text="mail/second_factor_taken_away.txt",
        to=person.email,
        language=person.language,
        context={
            "user": person,
            "by": by,
            "login_url": f"{settings.PUBLIC_URL}{reverse('account_login')}?lang={person.language}",
        },
        cause=f"second_factor_taken_away:{person.pk}",
    )


@transaction.atomic
def reseal_second_factors() -> int:
    """Seal every secret with the present SECRET_KEY; how many secrets that were.

    Raises cryptography.fernet.InvalidToken, and changes nothing, if no key opens one.
    """
    sealed = list(Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN))
    for authenticator in sealed:
        authenticator.data |= {name: seal_anew(authenticator.data[name]) for name in SEALED & authenticator.data.keys()}
    Authenticator.objects.bulk_update(sealed, ["data"], batch_size=500)
    return len(sealed)
