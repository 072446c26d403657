"""Which segment of a long text a PDU brings."""

from contextlib import suppress

import pytest
from aiosmpplib import DeliverSm, SmppMessage
from hypothesis import given
from hypothesis import strategies as st

from sms.gateways.smpp.segments import UNREADABLE, Segment, read
from tests.sms.gateways.bringing import RECEIPT, beneath, segment, text

BYTE = st.integers(0, 255)
# Turkish letters beside the usual ones (3GPP TS 23.040, 9.2.3.24.15).
TURKISH = b"\x24\x01\x01"


def told(brought):
    """The words and the segment, after the way over a wire."""
    brought.sequence_num = 1
    pdu = brought.pdu()
    found, which = read(pdu, SmppMessage.parse_header(pdu[:16]))
    return found.short_message or found.message_payload, which


@pytest.mark.parametrize("words", ["a", "Сәлем", "Hello, world", "a" * 254, "ж" * 500])
def test_whole_text_is_no_segment(words):
    assert told(text(words)) == (words, None)


def test_parameters_number_a_segment():
    assert told(segment("Hello, ", 1, total=3, reference=40_000)) == ("Hello, ", Segment(40_000, 3, 1))


@pytest.mark.parametrize(("number", "total"), [(1, 1), (0, 2), (3, 2), (1, 0)])
def test_numbers_that_cannot_be_true_make_no_segment(number, total):
    assert told(segment("Hello", number, total)) == ("Hello", None)


@given(reference=BYTE, total=st.integers(2, 255), data=st.data())
def test_header_numbers_a_segment_with_one_byte_or_two(reference, total, data):
    number, high = data.draw(st.integers(1, total)), data.draw(BYTE)
    last = bytes([reference, total, number])
    assert told(beneath(b"\x00\x03" + last, "Hi")) == ("Hi", Segment(reference, total, number))
    assert told(beneath(b"\x08\x04" + bytes([high]) + last, "Hi")) == (
        "Hi",
        Segment(high * 256 + reference, total, number),
    )


def test_number_is_found_among_other_elements_of_a_header():
    assert told(beneath(TURKISH + b"\x00\x03\x07\x02\x01", "Hi")) == ("Hi", Segment(7, 2, 1))


@pytest.mark.parametrize(
    "header",
    [
        b"",
        TURKISH,
        b"\x05\x04\x00\x01\x00\x02",
        b"\x00\x03\x07\x01\x01",
        b"\x00\x03\x07\x02\x00",
        b"\x00\x03\x07\x02\x03",
    ],
)
def test_text_beneath_another_header_is_whole(header):
    assert told(beneath(header, "1")) == ("1", None)


@given(st.binary(max_size=80))
def test_what_is_no_pdu_is_found_to_be_unreadable(noise):
    start = text("Hi", esm_class=RECEIPT)
    start.sequence_num = 1
    header = SmppMessage.parse_header(start.pdu()[:16])
    with suppress(UNREADABLE):
        found, _segment = read(start.pdu()[:16] + noise, header)
        assert isinstance(found, DeliverSm)
