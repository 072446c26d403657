"""Rules of repetition: what is written is read again, and means what RFC 5545 says."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.scheduling.rules import POSITIONS, Rule, Unit

DATES = st.dates(datetime.date(2020, 1, 1), datetime.date(2030, 12, 31))
ENDS = st.one_of(
    st.just({}), DATES.map(lambda day: {"until": day}), st.integers(1, 60).map(lambda times: {"times": times})
)
RHYTHMS = st.one_of(
    st.just({"unit": Unit.DAYS}),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: {"unit": Unit.WEEKS, "weekdays": tuple(sorted(days))}),
    st.sampled_from([*range(1, 32), -1]).map(lambda day: {"unit": Unit.MONTHS, "month_day": day}),
    st.tuples(st.sampled_from(POSITIONS), st.integers(0, 6)).map(
        lambda pair: {"unit": Unit.MONTHS, "position": pair[0], "weekdays": (pair[1],)}
    ),
)
RULES = st.builds(lambda rhythm, every, end: Rule(**rhythm, every=every, **end), RHYTHMS, st.integers(1, 12), ENDS)


@given(RULES)
def test_rule_that_is_written_and_read_is_the_same(rule):
    assert Rule.parse(str(rule)) == rule


@given(RULES, DATES)
def test_first_date_is_one_that_the_rule_hits(rule, day):
    first = rule.first_on_or_after(day)
    if first is not None:
        start = datetime.datetime.combine(first, datetime.time(16))
        assert (first >= day, rule.starting(start)[0]) == (True, start)


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20270131", "2027-01-05", ["2027-01-05", "2027-01-19"]),
        ("FREQ=MONTHLY;BYDAY=2TU;COUNT=3", "2027-01-12", ["2027-01-12", "2027-02-09", "2027-03-09"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", "2027-01-29", ["2027-01-29", "2027-02-26"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=3", "2027-01-31", ["2027-01-31", "2027-03-31", "2027-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2", "2027-01-31", ["2027-01-31", "2027-02-28"]),
        ("FREQ=DAILY;INTERVAL=3;UNTIL=20270107", "2027-01-01", ["2027-01-01", "2027-01-04", "2027-01-07"]),
    ],
)
def test_dates_of_a_rule(text, first, expected):
    start = datetime.datetime.combine(datetime.date.fromisoformat(first), datetime.time(16))
    assert [moment.date().isoformat() for moment in Rule.parse(text).starting(start)] == expected


def test_every_second_week_is_counted_from_the_first_date_and_not_from_the_day_that_was_typed():
    wednesday = datetime.date(2027, 3, 3)
    assert Rule(every=2, weekdays=(1,)).first_on_or_after(wednesday) == datetime.date(2027, 3, 9)


def test_rule_that_has_ended_has_no_first_date():
    rule = Rule(weekdays=(1,), until=datetime.date(2027, 3, 1))
    assert rule.first_on_or_after(datetime.date(2027, 3, 3)) is None
