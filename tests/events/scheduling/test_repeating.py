"""When a rule changes, its sessions follow; what was changed by hand or has people is treated with care."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from events.models import Notice, SeatPool, Session
from events.scheduling.errors import NotConfirmed
from events.scheduling.occurrences import starts_of
from events.scheduling.services import (
    cancel_session,
    change_repetition,
    end_repetition,
    make_sessions,
    move_session,
    plan_of,
)
from tests.events.scheduling.conftest import NOW
from tests.factories.events import RegistrationFactory, RepetitionFactory

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def made(tuesdays, now):
    make_sessions(now)
    return tuesdays


def starts(repetition) -> list[str]:
    return [session.local_start.strftime("%m-%d %H:%M") for session in repetition.sessions.in_order()]


def test_untouched_sessions_follow_the_rule_and_keep_their_calendar_entry(made, now):
    uids = list(made.sessions.in_order().values_list("uid", flat=True))
    made.at, made.seats = datetime.time(18), 12
    plan = change_repetition(repetition=made, moment=now)
    sessions = list(made.sessions.in_order())
    assert starts(made)[0] == "12-01 18:00"
    assert (len(plan.changed), [session.uid for session in sessions], sessions[0].sequence) == (9, uids, 1)
    assert {session.pool.seats for session in sessions} == {12}


def test_session_changed_by_hand_keeps_its_changes(made, now):
    first, second, *_rest = made.sessions.in_order()
    move_session(session=first, starts_at=first.starts_at + HOUR, ends_at=first.ends_at + HOUR)
    cancel_session(session=second, reasons={"en": "Frost"})
    made.at = datetime.time(18)
    plan = change_repetition(repetition=made, moment=now)
    assert (starts(made)[:3], len(plan.kept)) == (["12-01 17:00", "12-08 16:00", "12-15 18:00"], 2)
    assert made.sessions.get(pk=second.pk).is_cancelled


def test_date_that_somebody_has_cancelled_does_not_vanish_and_nobody_is_told(made, now):
    RegistrationFactory(session=made.sessions.in_order().first(), state="cancelled")
    plan = end_repetition(repetition=made, moment=now)
    assert (len(plan.called_off), len(plan.vanishing), plan.people, Notice.objects.count()) == (1, 8, 0, 0)
    assert Session.objects.get().is_cancelled


def test_date_left_out_vanishes_if_nobody_is_registered_and_does_not_come_back(made, now):
    made.not_on = ["2026-12-08"]
    change_repetition(repetition=made, moment=now)
    make_sessions(now + datetime.timedelta(days=2))
    assert (starts(made)[:2], SeatPool.objects.count()) == (["12-01 16:00", "12-15 16:00"], 8)


def test_date_that_people_are_registered_for_is_called_off_only_when_confirmed(made, now):
    session = made.sessions.in_order()[1]
    RegistrationFactory(session=session, party_size=3)
    RegistrationFactory(session=session, state="cancelled", party_size=9)
    made.not_on = ["2026-12-08"]
    with pytest.raises(NotConfirmed) as refused:
        change_repetition(repetition=made, moment=now)
    assert (refused.value.plan.people, refused.value.plan.called_off) == (3, [session])
    change_repetition(repetition=made, moment=now, confirmed=True, reasons={"en": "Women’s Day"})
    session.refresh_from_db()
    assert (session.is_cancelled, session.cancel_reason.text) == (True, "Women’s Day")
    assert Notice.objects.get().kind == "called_off"


def test_people_are_told_of_another_time_only_when_confirmed(made, now):
    RegistrationFactory(session=made.sessions.in_order()[0])
    made.at = datetime.time(18)
    with pytest.raises(NotConfirmed):
        change_repetition(repetition=made, moment=now)
    change_repetition(repetition=made, moment=now, confirmed=True)
    assert (Notice.objects.get().kind, Notice.objects.get().session.sequence) == ("moved", 1)


def test_more_seats_need_no_confirmation_and_no_letter(made, now):
    RegistrationFactory(session=made.sessions.in_order()[0])
    made.seats = 20
    change_repetition(repetition=made, moment=now)
    assert (Notice.objects.count(), made.sessions.in_order()[0].pool.seats) == (0, 20)


def test_session_of_the_past_stays_as_it_was(made, now, time_machine):
    later = datetime.datetime(2026, 12, 10, tzinfo=datetime.UTC)
    time_machine.move_to(later, tick=False)
    made.at = datetime.time(18)
    change_repetition(repetition=made, moment=later)
    assert starts(made)[1:3] == ["12-08 16:00", "12-15 18:00"]


def test_ended_repetition_leaves_what_was_changed_by_hand_and_what_has_people(made, now):
    first, second, *_rest = made.sessions.in_order()
    move_session(session=first, starts_at=first.starts_at + HOUR, ends_at=first.ends_at + HOUR)
    RegistrationFactory(session=second)
    end_repetition(repetition=made, moment=now, confirmed=True)
    assert [session.status for session in Session.objects.in_order()] == ["scheduled", "cancelled"]


def test_plan_changes_nothing(made, now):
    made.not_on, made.at = ["2026-12-08"], datetime.time(18)
    plan = plan_of(repetition=made, moment=now)
    assert (len(plan.vanishing), len(plan.changed), Session.objects.filter(sequence=0).count()) == (1, 8, 9)


class TestAnyOrderOfChanges(TestCase):
    """Whatever is changed, and however often the daily task runs: the sessions are those of the rule, once each."""

    @settings(max_examples=8, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.sampled_from(["FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=DAILY;INTERVAL=4", "FREQ=MONTHLY;BYDAY=2TU"]),
                st.times(datetime.time(1), datetime.time(23)).map(lambda time: time.replace(second=0, microsecond=0)),
                st.sets(st.dates(datetime.date(2026, 12, 1), datetime.date(2026, 12, 31)), max_size=4),
            ),
            min_size=1,
            max_size=3,
        )
    )
    def test_sessions_are_those_of_the_last_rule(self, changes):
        repetition = RepetitionFactory(time_zone="Europe/Chisinau", rule="FREQ=WEEKLY;BYDAY=MO;UNTIL=20270331")
        make_sessions(NOW)
        for rule, at, left_out in changes:
            repetition.rule, repetition.at = f"{rule};UNTIL=20270331", at
            repetition.not_on = sorted(day.isoformat() for day in left_out)
            change_repetition(repetition=repetition, moment=NOW)
            make_sessions(NOW)
        period = {"since": repetition.starts_on, "until": datetime.date(2027, 3, 31)}
        wanted = [start for _day, start in starts_of(repetition, **period)]
        assert list(repetition.sessions.in_order().values_list("starts_at", flat=True)) == wanted
