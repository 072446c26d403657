"""Long texts: their segments come one by one, in any order, each answered when it has been kept.

Segments follow each other within seconds. Whoever writes so much may need somebody to read it, so what is not whole
after ten minutes is received as it is. Phones have few references, and use them again.
"""

import datetime
import re
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from sms.answering.services import receive
from sms.gateways.base import Inbound
from sms.models import IncomingPart

from .segments import Segment

PATIENCE = datetime.timedelta(minutes=10)
# What belongs to one text.
TEXT = ("phone", "to", "reference", "total")


@transaction.atomic
def receive_part(inbound: Inbound, segment: Segment) -> None:
    """Keep a segment; with the last one the whole text is received instead."""
    part = IncomingPart(phone=inbound.phone, to=inbound.to, text=inbound.text, **segment._asdict())
    there = parts_of({name: getattr(part, name) for name in TEXT})
    if there and is_of_another(part, there):
        receive_joined(there, new_reference())
        there = []
    if part.number in {one.number for one in there}:
        return
    part.save()
    if len(there) + 1 == part.total:
        receive_joined([*there, part], inbound.reference)


def receive_waiting(moment: datetime.datetime) -> int:
    """Receive what has waited long enough, with a mark for what is missing, and what two binds have brought at once;
    answers how many texts."""
    return sum(receive_due(text, moment) for text in IncomingPart.objects.order_by().values(*TEXT).distinct())


@transaction.atomic
def receive_due(text: dict, moment: datetime.datetime) -> bool:
    parts = parts_of(text)
    if not parts or not (len(parts) == parts[0].total or has_waited(parts, moment)):
        return False
    receive_joined(parts, new_reference())
    return True


def parts_of(text: dict) -> list[IncomingPart]:
    return list(IncomingPart.objects.select_for_update().filter(**text).order_by("number"))


def is_of_another(part: IncomingPart, there: list[IncomingPart]) -> bool:
    """Whether what is there belongs to an earlier text, to which the phone had given the same reference."""
    differs = any(one.number == part.number and one.text != part.text for one in there)
    return differs or has_waited(there, timezone.now())


def has_waited(parts: list[IncomingPart], moment: datetime.datetime) -> bool:
    return max(part.received_at for part in parts) < moment - PATIENCE


def receive_joined(parts: list[IncomingPart], reference: str) -> None:
    phone, to = parts[0].phone, parts[0].to
    IncomingPart.objects.filter(pk__in=[part.pk for part in parts]).delete()
    receive(Inbound(gateway="smpp", reference=reference, phone=phone, to=to, text=joined(parts)))


def joined(parts: list[IncomingPart]) -> str:
    """The text; segments that are missing, one or several, leave one mark."""
    words = {part.number: part.text for part in parts}
    text = "".join(words.get(number, "\0") for number in range(1, parts[0].total + 1))
    return re.sub("\0+", "…", text)


def new_reference() -> str:
    return uuid4().hex
