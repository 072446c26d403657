"""What a PDU that the message centre brings says: a text, or what has become of a message."""

import re
from uuid import uuid4

from aiosmpplib import DeliverSm
from aiosmpplib.state import RECEIPTED_MESSAGE_ID

from sms.gateways.base import Inbound, Report
from sms.models.message import Delivery

from .redelivery import name_of
from .segments import Segment

# SMPP 3.4, appendix B: how receipts are written, by most centres.
PART = re.compile(r"\b(id|stat|err):(\S+)", re.IGNORECASE)
DELIVERIES = {
    "ACCEPTD": Delivery.ACCEPTED,
    "ENROUTE": Delivery.SENT,
    "DELIVRD": Delivery.DELIVERED,
    "UNDELIV": Delivery.UNDELIVERED,
    "EXPIRED": Delivery.UNDELIVERED,
    "DELETED": Delivery.UNDELIVERED,
    "REJECTD": Delivery.UNDELIVERED,
}
LONGEST_CODE = 20


def text_in(told: DeliverSm, segment: Segment | None) -> Inbound:
    """A text, or a segment of one; its reference begins with the name that it has when it is brought again."""
    phone, to = f"+{told.source.number.removeprefix('+')}", told.destination.number
    text = written_in(told)
    name = name_of(phone, to, text, segment)
    return Inbound(gateway="smpp", reference=f"{name}:{uuid4().hex}", phone=phone, to=to, text=text)


def report_in(told: DeliverSm) -> Report | None:
    """What a receipt says; None if it names no message or nothing that we know."""
    said = {name.lower(): value for name, value in PART.findall(written_in(told))}
    reference = said.get("id") or receipted(told)
    delivery = DELIVERIES.get(said.get("stat", "").upper())
    if not reference or delivery is None:
        return None
    return Report(key="", reference=reference, delivery=delivery, code=said.get("err", "")[:LONGEST_CODE])


def written_in(told: DeliverSm) -> str:
    return (told.short_message or told.message_payload).replace("\0", "")


def receipted(told: DeliverSm) -> str:
    """The name of the message in the optional parameters."""
    return next((str(one.value) for one in told.optional_params or [] if one.tag == RECEIPTED_MESSAGE_ID), "")
