"""Codes on their way to phones: not to landlines, not where nothing reaches, and not too many."""

import datetime
import uuid
from typing import Any

from django.db.models import Sum
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sms.gateways.routing import ways_for
from sms.models import Confirmation, Subscriber
from sms.numbers import Kind, Number
from sms.people import codes, telling
from sms.people.errors import Landline, NoWay, TooManyCodes
from sms.texts.composing import brand

GOOD_FOR = datetime.timedelta(minutes=10)
# Whoever pays for messages to dear numbers pays for at most so many an hour to each.
MOST_AN_HOUR = 3


def demand_reachable(number: Number) -> None:
    """Raise Landline or NoWay if no text could arrive."""
    if number.kind is Kind.LANDLINE:
        raise Landline
    if not ways_for(number.e164, number.country):
        raise NoWay


def demand_few_codes(phone: str) -> None:
    """Raise TooManyCodes if a number has got its share."""
    recent = Confirmation.objects.filter(phone=phone, created__gt=timezone.now() - datetime.timedelta(hours=1))
    if (recent.aggregate(sum=Sum("sends"))["sum"] or 0) >= MOST_AN_HOUR:
        raise TooManyCodes


def send_new_code(*, subscriber: Subscriber, phone: str, role: str, choices: dict[str, Any]) -> Confirmation:
    """Make a confirmation, and entrust its code to the ledger in the language of the choices."""
    uid, code = uuid.uuid4(), codes.new_code()
    made = Confirmation.objects.create(
        uid=uid,
        subscriber=subscriber,
        role=role,
        phone=phone,
        code_digest=codes.digest(uid, code),
        choices=choices,
        expires_at=timezone.now() + GOOD_FOR,
    )
    send(made, code)
    return made


def send(confirmation: Confirmation, code: str) -> None:
    """Entrust a code to the ledger."""
    telling.tell(
        telling.CODE,
        text=text_of(confirmation, code),
        phone=confirmation.phone,
        cause=cause_of(confirmation),
        key=f"code:{confirmation.uid.hex}:{confirmation.sends}",
        language=confirmation.choices["language"],
        subscriber=confirmation.subscriber if confirmation.role == Confirmation.Role.OWNER else None,
    )


def text_of(confirmation: Confirmation, code: str) -> str:
    with translation.override(confirmation.choices["language"]):
        if confirmation.role == Confirmation.Role.OWNER:
            return brand(_("%(code)s is your code. Not you? Then do nothing.") % {"code": code})
        return brand(
            _("A child would like to get messages from the library. If you agree, give them this code: %(code)s")
            % {"code": code}
        )


def cause_of(confirmation: Confirmation) -> str:
    return f"{confirmation.role}:{confirmation.uid}"
