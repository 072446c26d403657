"""Which segment of a long text a PDU brings: optional parameters say so (SMPP 3.4, 5.3.2.22), or a header that the
phone has put before the text (3GPP TS 23.040, 9.2.3.24)."""

import re
import struct
from dataclasses import replace
from typing import NamedTuple

from aiosmpplib import DeliverSm, PduHeader
from aiosmpplib.state import SAR_MSG_REF_NUM, SAR_SEGMENT_SEQNUM, SAR_TOTAL_SEGMENTS

from .binding import HEADER

# What a PDU may do that is none: end too early, name an alphabet that there is not.
UNREADABLE = (ValueError, LookupError, struct.error)
# 5.2.12: the text begins with a header.
HAS_HEADER = 0b01000000
# 4.6.1: three strings and what stands around them, up to the length of the text.
FIELDS = re.compile(
    rb"[^\0]*\0(?:..[^\0]*\0){2}(?P<esm_class>.)..(?:[^\0]*\0){2}.{4}(?P<length>.)",
    re.DOTALL,
)
MOST = 255
# Elements of the header that number segments, by their kind: with a reference of one byte, and of two.
NUMBERING = {0x00: "!BBB", 0x08: "!HBB"}


class Segment(NamedTuple):
    """The `number`th of `total`; `reference` is what the phone has given to all segments of the text."""

    reference: int
    total: int
    number: int

    def is_one(self) -> bool:
        """Whether the numbers can be true; some phones number texts of one segment, too."""
        return 1 < self.total <= MOST and 1 <= self.number <= self.total


def read(pdu: bytes, header: PduHeader) -> tuple[DeliverSm, Segment | None]:
    """A PDU, and which segment it is if it is one. Raises one of UNREADABLE."""
    plain, before_text = apart(pdu)
    told = DeliverSm.from_pdu(plain, replace(header, pdu_length=len(plain)))
    segment = in_header(before_text) or in_parameters(told)
    return told, segment if segment and segment.is_one() else None


def apart(pdu: bytes) -> tuple[bytes, bytes]:
    """A PDU without the header before its text, and that header: aiosmpplib takes whatever it holds for a number of one
    byte."""
    fields = FIELDS.match(pdu, HEADER)
    if not fields or not fields["esm_class"][0] & HAS_HEADER or not fields["length"][0]:
        return pdu, b""
    start = fields.end()
    size = pdu[start] + 1
    before = bytearray(pdu[:start])
    before[fields.start("esm_class")] ^= HAS_HEADER
    before[fields.start("length")] -= size
    return bytes(before) + pdu[start + size :], pdu[start + 1 : start + size]


def in_header(elements: bytes) -> Segment | None:
    while len(elements) > 1:
        kind, size = elements[:2]
        if kind in NUMBERING:
            return Segment(*struct.unpack_from(NUMBERING[kind], elements, 2))
        elements = elements[2 + size :]
    return None


def in_parameters(told: DeliverSm) -> Segment | None:
    said = {one.tag: one.value for one in told.optional_params or []}
    try:
        return Segment(said[SAR_MSG_REF_NUM], said[SAR_TOTAL_SEGMENTS], said[SAR_SEGMENT_SEQNUM])
    except KeyError:
        return None
