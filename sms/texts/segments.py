"""How many segments a text takes: GSM 7-bit where every letter allows it, UCS-2 in UTF-16 units else.

3GPP TS 23.038 for the alphabet, TS 23.040 (9.2.3.24) for the header of six bytes that each part of a long text
carries. National shift tables are left out: providers do not promise them. Written for 100,000 texts a second, since
an estimate counts the text of every recipient: whole texts at a time, never letter by letter.
"""

from typing import NamedTuple

from sms.texts.alphabet import ESCAPE, EXTENDED, FOREIGN, SEPTETS, fits

GSM, UCS2 = "GSM-7", "UCS-2"
GSM_SINGLE, GSM_PART = 160, 153
UCS2_SINGLE, UCS2_PART = 70, 67


class Count(NamedTuple):
    """What a text takes: `units` are septets or UTF-16 units, `left` how many more fit into the last segment."""

    encoding: str
    units: int
    segments: int
    left: int
    text: str

    @property
    def culprits(self) -> tuple[str, ...]:
        """The characters that force UCS-2, each once, in the order of the text.

        Looked for when somebody asks: that takes as long as all the rest together.
        """
        return tuple(dict.fromkeys(FOREIGN.findall(self.text)))


def count(text: str) -> Count:
    """Count a text as it would leave; an empty one takes no segment."""
    return count_gsm(text) if fits(text) else count_ucs2(text)


def count_gsm(text: str) -> Count:
    escapes = len(EXTENDED.findall(text))
    units = len(text) + escapes
    if units <= GSM_SINGLE:
        return Count(GSM, units, min(units, 1), GSM_SINGLE - units, text)
    if not escapes:
        segments = -(-units // GSM_PART)
        return Count(GSM, units, segments, segments * GSM_PART - units, text)
    return count_gsm_parts(text, units)


def count_gsm_parts(text: str, units: int) -> Count:
    septets = text.translate(SEPTETS)
    segments, begin = 1, 0
    while units - begin > GSM_PART:
        # An escape stays with its letter.
        begin += GSM_PART - (septets[begin + GSM_PART - 1] == ESCAPE)
        segments += 1
    return Count(GSM, units, segments, GSM_PART - (units - begin), text)


def count_ucs2(text: str) -> Count:
    # Half a pair alone is no text, but somebody may send one.
    encoded = text.encode("utf-16-be", "surrogatepass")
    units = len(encoded) // 2
    if units <= UCS2_SINGLE:
        return Count(UCS2, units, 1, UCS2_SINGLE - units, text)
    segments, begin = 1, 0
    while units - begin > UCS2_PART:
        # The second half of a pair (0xDC00 to 0xDFFF) goes with the first.
        begin += UCS2_PART - (encoded[2 * (begin + UCS2_PART)] & 0xFC == 0xDC)
        segments += 1
    return Count(UCS2, units, segments, UCS2_PART - (units - begin), text)
