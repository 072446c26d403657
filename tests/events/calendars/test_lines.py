"""Lines that are written by hand are read by icalendar as they were meant."""

import datetime
import zoneinfo

import icalendar
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from events.calendars.lines import FORBIDDEN, LINE_ENDS, folded, line, quoted, text_line
from events.calendars.zones import moment_line, vtimezone

KAZAKH = "Түркістан кітапханасындағы «Абай оқулары»: ұлттық кітапхана, қонақтар мен оқырмандар кездесуі; 2026"
ARABIC = "لقاءُ القرّاءِ في مكتبةِ الإسكندريّة، الطابقُ الثاني؛ مع كتّابٍ من آسيا الوسطى"
FIRST = datetime.datetime(2026, 1, 1)  # noqa: DTZ001 - on the clock of whichever zone
FAMILY = "👩‍👩‍👧‍👦" * 20


def read(written: bytes) -> icalendar.Event:
    (entry,) = icalendar.Calendar.from_ical(
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + written + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    ).events
    assert entry.errors == []
    return entry


@given(st.text())
@example(KAZAKH)
@example(ARABIC)
@example(FAMILY)
@example("a\\nb\\;c\\,d\\\\n\n;,\\")
@example("x" * 75 + "\n" + "é" * 75)
@example("\ud800 half a pair\x00\x07\x1b\x7f\x85\u2028\u2029\x0b\x0c")
@example("\tleads and ends \t")
def test_text_is_read_as_it_was_written(text):
    meant = FORBIDDEN.sub("", LINE_ENDS.sub("\n", text))
    assert str(read(text_line("SUMMARY", text, "kk"))["SUMMARY"]) == meant


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@example(KAZAKH)
@example(ARABIC)
@example(FAMILY)
def test_lines_are_folded_by_octets_between_characters(text):
    written = folded(text)
    assert written.endswith(b"\r\n")
    pieces = written[:-2].split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert all(piece.startswith(b" ") for piece in pieces[1:])
    # Each piece is whole characters.
    assert "".join(piece.decode()[bool(number) :] for number, piece in enumerate(pieces)) == text


@given(st.text())
def test_parameters_cannot_break_out_of_their_quotes(text):
    entry = read(line(f"ORGANIZER;CN={quoted(text)}", "mailto:a@example.org"))
    assert str(entry["ORGANIZER"]) == "mailto:a@example.org"
    assert set(entry["ORGANIZER"].params) <= {"CN"}


ZONES = ["Asia/Almaty", "Africa/Cairo", "Europe/Berlin", "Africa/Casablanca", "America/St_Johns", "Australia/Lord_Howe"]


def offsets_of(zone: str, first: int, last: int) -> tuple[datetime.tzinfo, zoneinfo.ZoneInfo]:
    """A zone as a program reads it that does not know its name, and as it is."""
    written = vtimezone(zone, first, last).replace(f"TZID:{zone}".encode(), b"TZID:Unknown")
    return icalendar.Timezone.from_ical(written).to_tz(lookup_tzid=False), zoneinfo.ZoneInfo(zone)


def offset(hour: datetime.datetime, zone: datetime.tzinfo) -> datetime.timedelta:
    return hour.replace(tzinfo=zone).utcoffset()


@pytest.mark.parametrize("zone", ZONES)
def test_zone_says_for_every_hour_what_the_clock_shows(zone):
    told, real = offsets_of(zone, 2026, 2027)
    hours = (FIRST + number * datetime.timedelta(hours=1) for number in range(2 * 365 * 24))
    # The hour that is there twice, or not at all, cannot be told by its name.
    clear = [hour for hour in hours if offset(hour, real) == offset(hour.replace(fold=1), real)]
    wrong = [hour for hour in clear if offset(hour, told) != offset(hour, real)]
    assert wrong == []


def test_zone_that_gave_up_its_summer_time_has_only_what_was_valid_then():
    """Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024."""
    change, after = vtimezone("Asia/Almaty", 2024, 2024), vtimezone("Asia/Almaty", 2026, 2027)
    assert (change.count(b"BEGIN:"), after.count(b"BEGIN:")) == (3, 2)
    assert b"DTSTART:20240301T000000\r\nTZOFFSETFROM:+0600\r\nTZOFFSETTO:+0500" in change


@given(st.integers(0, 2 * 365 * 24 * 60), st.sampled_from([*ZONES, "UTC"]))
def test_moments_are_read_as_they_were(minutes, zone):
    moment = FIRST.replace(tzinfo=datetime.UTC) + datetime.timedelta(minutes=minutes)
    found = read(moment_line("DTSTART", moment, zone))["DTSTART"].dt
    assert found.astimezone(datetime.UTC) == moment
