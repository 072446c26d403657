"""A parent or guardian agrees by a code that goes to their own phone. Their number is not kept."""

import datetime
import uuid

from django.db import transaction
from django.utils import timezone, translation

from cms.outbox.models.state import SETTLED
from sms.models import Confirmation, Consent, Message, Subscriber
from sms.models.subscriber import Status
from sms.numbers import Number, digests
from sms.people import wordings
from sms.people.consents import record
from sms.people.errors import CodeExpired, HasRefused, OwnNumber, TooManyCodes
from sms.people.services.admitting import admit, choices_of
from sms.people.services.forgetting import is_talking, take_out
from sms.people.services.sending import (
    MOST_AN_HOUR,
    cause_of,
    demand_few_codes,
    demand_reachable,
    send_new_code,
)

Act = Consent.Act


@transaction.atomic
def ask_guardian(*, subscriber: Subscriber, number: Number) -> Confirmation:
    """Send a code to a parent or guardian. Raises OwnNumber, HasRefused, Landline, NoWay, TooManyCodes."""
    if number.e164 == str(subscriber.phone):
        raise OwnNumber
    demand_reachable(number)
    held = Subscriber.objects.select_for_update(of=("self",)).get(pk=subscriber.pk, status=Status.GUARDIAN)
    refused = Consent.objects.of(str(held.phone)).filter(act=Act.REFUSED, guardian_digest__in=digests(number.e164))
    if refused.exists():
        raise HasRefused
    demand_few_codes(number.e164)
    demand_few_guardians(held)
    if (asked := choices_of(held)) is None:
        raise CodeExpired
    return send_new_code(subscriber=held, phone=number.e164, role=Confirmation.Role.GUARDIAN, choices=asked)


def demand_few_guardians(subscriber: Subscriber) -> None:
    """Raise TooManyCodes if somebody makes us write to one number after the other."""
    recent = subscriber.confirmations.filter(
        role=Confirmation.Role.GUARDIAN, created__gt=timezone.now() - datetime.timedelta(hours=1)
    )
    if recent.count() >= MOST_AN_HOUR:
        raise TooManyCodes


def permit(subscriber: Subscriber, confirmation: Confirmation) -> None:
    """Begin what was asked for, within the caller's transaction."""
    asked = confirmation.choices
    # In the language of the page on which it was agreed to.
    wording = wordings.shown("guardian", translation.get_language() or asked["language"])
    record(
        str(subscriber.phone),
        Act.PERMITTED,
        Consent.Source.WEB,
        wording=wording,
        language=wording.language,
        confirmed=True,
        guardian=confirmation.phone,
    )
    # Who has left meanwhile does not come back by somebody else's word.
    if subscriber.status not in (Status.STOPPED, Status.INVALID):
        admit(subscriber, asked)
    forget_guardian(confirmation)


@transaction.atomic
def refuse(uid: uuid.UUID) -> None:
    """A parent or guardian says no: nothing stays but that, once nobody has to read what the child has written.
    Raises Confirmation.DoesNotExist."""
    found = Confirmation.objects.select_related("subscriber").get(
        uid=uid, role=Confirmation.Role.GUARDIAN, done_at=None
    )
    phone = str(found.subscriber.phone)
    record(phone, Act.REFUSED, Consent.Source.WEB, language=found.choices["language"], guardian=found.phone)
    forget_guardian(found)
    if is_talking(phone):
        # Their row goes with time, like that of a child whose guardian never answered. What others were asked is void.
        found.subscriber.confirmations.filter(role=Confirmation.Role.GUARDIAN).delete()
    else:
        take_out(phone)


def forget_guardian(confirmation: Confirmation) -> None:
    """Take the number of a parent or guardian out of what was sent to it."""
    messages = Message.objects.filter(cause=cause_of(confirmation), state__in=SETTLED)
    messages.erase()
    Confirmation.objects.filter(pk=confirmation.pk).update(phone="")
