"""What a PDU that the message centre brings says: a text, or what has become of a message."""

import hashlib
import re
from datetime import datetime

from aiosmpplib import DeliverSm
from aiosmpplib.state import RECEIPTED_MESSAGE_ID

from sms.gateways.base import Inbound, Report
from sms.models.message import Delivery

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


def text_in(told: DeliverSm, now: datetime) -> Inbound:
    """A text. SMPP gives it no name: the same from the same number within a minute is the same brought again."""
    phone, to = f"+{told.source.number.removeprefix('+')}", told.destination.number
    text = written_in(told)
    name = hashlib.sha256(f"{phone}\n{to}\n{now:%Y-%m-%d %H:%M}\n{text}".encode()).hexdigest()
    return Inbound(gateway="smpp", reference=name, phone=phone, to=to, text=text)


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


class Parts:
    """Texts of which not all segments have come yet; by sender and the number that its phone has given the text."""

    most = 1000

    def __init__(self) -> None:
        self.waiting: dict[tuple[str, int], dict[int, str]] = {}

    def joined(self, told: DeliverSm) -> DeliverSm | None:
        """The PDU with its whole text, or None while segments are missing."""
        if told.is_receipt() or not told.is_segmented():
            return told
        number, part, total = told.get_segmentation_data()
        name = (told.source.number, number)
        found = self.waiting.setdefault(name, {})
        found[part] = written_in(told)
        if len(found) < total:
            self.forget_oldest()
            return None
        told.short_message, told.message_payload = (
            "".join(text for _part, text in sorted(self.waiting.pop(name).items())),
            "",
        )
        return told

    def forget_oldest(self) -> None:
        if len(self.waiting) > self.most:
            del self.waiting[next(iter(self.waiting))]
