"""What a message centre brings."""

from struct import pack

from aiosmpplib import DeliverSm, OptionalParam, PhoneNumber
from aiosmpplib.state import SAR_MSG_REF_NUM, SAR_SEGMENT_SEQNUM, SAR_TOTAL_SEGMENTS

from tests.sms.gateways.conftest import PHONE

RECEIPT, HAS_HEADER = 0b00000100, 0b01000000
TO = "5522"


def text(words: str, **fields) -> DeliverSm:
    told = {"source": PhoneNumber(PHONE[1:]), "destination": PhoneNumber(TO), "esm_class": 0}
    return DeliverSm(short_message=words, **told | fields)


def segment(words: str, number: int, total: int = 2, reference: int = 9) -> DeliverSm:
    """A segment, numbered by optional parameters."""
    said = {SAR_MSG_REF_NUM: reference, SAR_TOTAL_SEGMENTS: total, SAR_SEGMENT_SEQNUM: number}
    return text(words, optional_params=[OptionalParam(tag, value) for tag, value in said.items()])


def beneath(header: bytes, words: str) -> DeliverSm:
    """A text as a phone has written it, with a header of these elements."""
    told = text(words, esm_class=HAS_HEADER)
    told.set_encoded_message(pack("!B", len(header)) + header + told.smpp_encode(words))
    return told
