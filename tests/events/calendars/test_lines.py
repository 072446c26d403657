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


@pytest.mark.parametrize("zone", ZONES)
def test_zone_says_for_every_hour_what_the_clock_shows(zone):
    told, real = offsets_of(zone, 2026, 2027)
    hour = datetime.datetime(2026, 1, 1)
    wrong = []
    while hour.year < 2028:
        # The hour that is there twice, or not at all, cannot be told by its name.
        if hour.replace(tzinfo=real).utcoffset() == hour.replace(tzinfo=real, fold=1).utcoffset():
            if hour.replace(tzinfo=told).utcoffset() != hour.replace(tzinfo=real).utcoffset():
                wrong.append(hour)
        hour += datetime.timedelta(hours=1)
    assert wrong == []


def test_zone_that_gave_up_its_summer_time_has_only_what_was_valid_then():
    """Kazakhstan went from UTC+6 to UTC+5 on 1 March 2024."""
    assert (
        vtimezone("Asia/Almaty", 2024, 2024).count(b"BEGIN:"),
        vtimezone("Asia/Almaty", 2026, 2027).count(b"BEGIN:"),
    ) == (3, 2)
    assert b"DTSTART:20240301T000000\r\nTZOFFSETFROM:+0600\r\nTZOFFSETTO:+0500" in vtimezone("Asia/Almaty", 2024, 2024)


@given(st.datetimes(datetime.datetime(2026, 1, 2), datetime.datetime(2027, 12, 30)), st.sampled_from([*ZONES, "UTC"]))
def test_moments_are_read_as_they_were(naive, zone):
    moment = naive.replace(microsecond=0, tzinfo=datetime.UTC)
    found = read(moment_line("DTSTART", moment, zone))["DTSTART"].dt
    assert found.astimezone(datetime.UTC) == moment
