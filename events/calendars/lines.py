"""Lines of iCalendar (RFC 5545, section 3.1), written by hand: a feed of a thousand entries is some twenty thousand.

icalendar builds an object of each value and takes several times as long; its parser reads back, in the tests, what
stands here.
"""

import datetime
import re

CRLF = b"\r\n"
# Octets of a line without its end, and of those that go on with a space before them.
FIRST, NEXT = 75, 74
# What ends a line in some program or other, CRLF aside, is meant as a new line.
LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters are not allowed (section 3.3.11), and halves of a surrogate pair are no characters.
FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
CONTINUES, MARK = 0b1100_0000, 0b1000_0000


def line(name: str, value: str) -> bytes:
    """A content line, folded and ended; `value` has been escaped as its type wants it."""
    return folded(f"{name}:{value}")


def folded(text: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which ends inside a character (section 3.1)."""
    octets = text.encode()
    if len(octets) <= FIRST:
        return octets + CRLF
    pieces, start, room = [], 0, FIRST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & CONTINUES == MARK:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, NEXT
    return b"\r\n ".join([*pieces, octets[start:]]) + CRLF


def escaped(text: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    text = FORBIDDEN.sub("", LINE_ENDS.sub("\n", text)).replace("\\", "\\\\")
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def text_line(name: str, text: str, tag: str = "") -> bytes:
    """A line of type TEXT in a language (BCP 47; section 3.2.10)."""
    return line(f"{name};LANGUAGE={tag}" if tag else name, escaped(text))


def quoted(text: str) -> str:
    """The value of a parameter (section 3.2); it has no escapes that all programs know, so “"” becomes “'”."""
    return '"{}"'.format(FORBIDDEN.sub("", LINE_ENDS.sub(" ", text)).replace("\n", " ").replace('"', "'"))


def in_utc(moment: datetime.datetime) -> str:
    """A date with time in UTC (section 3.3.5)."""
    return f"{moment.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def uri(address: str) -> str:
    """A value of type URI, which knows no escapes (section 3.3.13)."""
    return FORBIDDEN.sub("", LINE_ENDS.sub("", address)).replace("\n", "")
