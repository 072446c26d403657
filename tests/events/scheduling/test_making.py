"""Sessions are made from rules, once each."""

import datetime

import pytest
from dateutil.relativedelta import relativedelta

from events.models import SeatPool, Session
from events.scheduling.services import delete_session, make_sessions, make_sessions_of
from tests.factories.events import EventFactory, RepetitionFactory


def dates(repetition) -> list[str]:
    return [session.local_start.strftime("%m-%d %H:%M") for session in repetition.sessions.in_order()]


@pytest.fixture
def made(tuesdays, now):
    make_sessions(now)
    return tuesdays


def test_sessions_are_made_by_the_clock_of_the_place_with_seats_of_their_own(made):
    sessions = list(made.sessions.in_order())
    assert dates(made)[:2] == ["12-01 16:00", "12-08 16:00"]
    assert (len(sessions), {session.pool.seats for session in sessions}, SeatPool.objects.count()) == (9, {10}, 9)
    assert sessions[0].ends_at - sessions[0].starts_at == datetime.timedelta(minutes=90)


def test_run_twice_it_makes_nothing_twice(made, now):
    assert (make_sessions(now), make_sessions_of(repetition=made, moment=now), made.sessions.count()) == (0, [], 9)


def test_rule_without_end_is_made_a_year_ahead_and_goes_on_day_by_day(db, now):
    endless = RepetitionFactory(rule="FREQ=DAILY")
    first, later = make_sessions(now), [now + relativedelta(days=day) for day in range(1, 4)]
    assert (first, [make_sessions(moment) for moment in later]) == (361, [1, 1, 1])
    assert endless.sessions.count() == 364


def test_what_has_begun_is_not_made(db, now):
    repetition = RepetitionFactory(
        starts_on=datetime.date(2026, 11, 23), at=datetime.time(13), rule="FREQ=DAILY;COUNT=5"
    )
    make_sessions(now)
    assert (dates(repetition), now.astimezone(repetition.zone).hour) == (["11-27 13:00"], 14)


def test_series_shares_its_seats(tuesdays, now):
    tuesdays.event.registration = "series"
    tuesdays.event.save()
    make_sessions(now)
    assert (Session.objects.values("pool").distinct().count(), SeatPool.objects.get().seats) == (1, 10)


@pytest.mark.parametrize("changes", [{"is_template": True}, {"status": "cancelled"}])
def test_templates_and_cancelled_events_get_no_sessions(db, now, changes):
    RepetitionFactory(event=EventFactory(**changes))
    assert make_sessions(now) == 0


def test_registration_opens_and_closes_as_the_event_has_it(tuesdays, now):
    tuesdays.event.opens_days, tuesdays.event.closes_hours = 7, 3
    tuesdays.event.save()
    make_sessions(now)
    session = tuesdays.sessions.in_order()[0]
    hours = [(session.starts_at - moment).total_seconds() / 3600 for moment in (session.opens_at, session.closes_at)]
    assert hours == [168, 3]


def test_date_that_was_deleted_never_comes_back(made, now):
    delete_session(session=made.sessions.in_order()[1])
    made.made_until = None
    made.save(update_fields=["made_until"])
    made.refresh_from_db()
    make_sessions(now)
    assert (made.not_on, "12-08 16:00" in dates(made), made.sessions.count()) == (["2026-12-08"], False, 8)
