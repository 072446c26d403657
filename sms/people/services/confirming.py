"""Typing the code that was sent: by the owner of the number, or by a child with that of its parent or guardian."""

import uuid

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from sms.models import Confirmation, Subscriber
from sms.people import codes
from sms.people.errors import CodeExpired, NoMoreTries, SentAlready, WrongCode
from sms.people.services.admitting import admit
from sms.people.services.permitting import permit
from sms.people.services.sending import GOOD_FOR, demand_few_codes, send

MOST_TRIES, MOST_SENDS = 5, 2


def confirm(uid: uuid.UUID, code: str) -> Subscriber:
    """Go on by the right code; its status says whether messages come now. The same right code may come twice.

    Raises CodeExpired, WrongCode, NoMoreTries, and Confirmation.DoesNotExist for one that is not there.
    """
    found = Confirmation.objects.select_related("subscriber").get(uid=uid)
    take_try(found)
    if not codes.is_code(code, found.uid, found.code_digest):
        raise WrongCode
    return finish(found)


def take_try(confirmation: Confirmation) -> None:
    """Count a try before it is looked at: of many that come at once only so many are."""
    if confirmation.expires_at <= timezone.now() and not confirmation.done_at:
        raise CodeExpired
    open_ones = Confirmation.objects.filter(pk=confirmation.pk, tries__lt=MOST_TRIES)
    if not open_ones.update(tries=F("tries") + 1):
        raise NoMoreTries


@transaction.atomic
def finish(confirmation: Confirmation) -> Subscriber:
    """What follows from a right code, once."""
    subscriber = Subscriber.objects.select_for_update(of=("self",)).get(pk=confirmation.subscriber_id)
    if not Confirmation.objects.filter(pk=confirmation.pk, done_at=None).update(done_at=timezone.now()):
        return subscriber
    if confirmation.role == Confirmation.Role.GUARDIAN:
        permit(subscriber, confirmation)
    else:
        admit(subscriber, confirmation.choices)
    return subscriber


@transaction.atomic
def resend(uid: uuid.UUID) -> Confirmation:
    """Send a new code, once; the one before it is good no longer. Raises SentAlready, TooManyCodes, DoesNotExist."""
    found = Confirmation.objects.select_related("subscriber").get(uid=uid)
    demand_few_codes(found.phone)
    code, now = codes.new_code(), timezone.now()
    open_ones = Confirmation.objects.filter(pk=found.pk, done_at=None, sends__lt=MOST_SENDS, tries__lt=MOST_TRIES)
    changed = open_ones.update(
        sends=F("sends") + 1, code_digest=codes.digest(found.uid, code), expires_at=now + GOOD_FOR
    )
    if not changed:
        raise SentAlready
    found.refresh_from_db()
    send(found, code)
    return found
