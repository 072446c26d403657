"""A calendar taken apart: each entry is read by itself, so that a broken one costs no other."""

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

import icalendar
from icalendar.error import GloballyUniqueTZIDGuessed
from icalendar.timezone import tzp

from events.calendars.importing.errors import CutOff, NotACalendar, TooManyEntries

MOST_ENTRIES = 5000
# What one of icalendar's components may raise for what is broken in it.
BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, ArithmeticError)


@dataclass
class Parts:
    """Entries by their UIDs, and how many lines of nobody knows what could not be read at all."""

    by_uid: dict[str, list[icalendar.Event]] = field(default_factory=dict)
    unread: int = 0


def take_apart(body: bytes, charset: str) -> Parts:
    """The entries of a calendar. Raises NotACalendar, CutOff or TooManyEntries."""
    lines = unfolded(decoded(body, charset))
    if not lines or lines[0].upper() != "BEGIN:VCALENDAR":
        raise NotACalendar("does not begin as a calendar")
    if lines[-1].upper() != "END:VCALENDAR":
        raise CutOff("does not end as a calendar")
    if sum(line.upper() == "BEGIN:VEVENT" for line in lines) > MOST_ENTRIES:
        raise TooManyEntries(f"more than {MOST_ENTRIES} entries")
    with warnings.catch_warnings():
        # Programs put their name before the zone that they mean (section 3.2.19), and icalendar says that it guesses.
        warnings.simplefilter("ignore", GloballyUniqueTZIDGuessed)
        return read_parts(lines)


def decoded(body: bytes, charset: str) -> str:
    """As the server says, else UTF-8 (RFC 5545, section 3.1.4); what is neither becomes a mark, not a refusal."""
    try:
        return body.decode(charset or "utf-8-sig").removeprefix("\ufeff")
    except (LookupError, UnicodeDecodeError):
        return body.decode("utf-8-sig", errors="replace")


def unfolded(text: str) -> list[str]:
    """Lines as they were before they were folded (section 3.1); empty ones say nothing."""
    lines: list[list[str]] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line[:1] in (" ", "\t") and lines:
            lines[-1].append(line[1:])
        elif line.strip():
            lines.append([line])
    return ["".join(pieces).rstrip() if pieces[0].startswith(("BEGIN", "END")) else "".join(pieces) for pieces in lines]


def read_parts(lines: list[str]) -> Parts:
    # icalendar remembers zones of other calendars that may go by the same name.
    tzp.use_default()
    found = Parts()
    for block in blocks(lines, "VTIMEZONE"):
        remember_zone(block)
    for block in blocks(lines, "VEVENT"):
        add_entry(found, block)
    return found


def blocks(lines: list[str], name: str) -> Iterator[str]:
    """The text of each component of that name."""
    block: list[str] = []
    for line in lines:
        if line.upper() == f"BEGIN:{name}":
            block = [line]
        elif block:
            block.append(line)
            if line.upper() == f"END:{name}":
                yield "\r\n".join([*block, ""])
                block = []


def remember_zone(block: str) -> None:
    """Let icalendar know a zone; a broken one is missed by the entries that name it, which says more."""
    try:
        tzp.cache_timezone_component(icalendar.Timezone.from_ical(block))
    except BROKEN:
        return


def add_entry(found: Parts, block: str) -> None:
    try:
        entry = icalendar.Event.from_ical(block)
    except BROKEN:
        found.unread += 1
        return
    uid = str(entry.get("UID", "")).strip()
    found.by_uid.setdefault(uid, []).append(entry)
