"""One session is moved, extended, cancelled and restored without touching the others, and people are told."""

import datetime

import pytest

from events.models import Notice, Session
from events.scheduling.errors import AlreadyCancelled, EndsBeforeItStarts, NotCancelled, SomebodyIsRegistered
from events.scheduling.services import (
    add_session,
    cancel_session,
    change_session,
    delete_session,
    extend_session,
    move_session,
    restore_session,
)
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory, VenueFactory

HOUR = datetime.timedelta(hours=1)
REASONS = {"en": "The hall is being repaired."}


@pytest.fixture
def session(db, now):
    return SessionFactory()


def told(session) -> list[tuple[str, str]]:
    return list(Notice.objects.filter(session=session).values_list("kind", "cause").order_by("pk"))


def test_moved_session_remembers_when_it_was_announced_and_keeps_its_place(session, now):
    RegistrationFactory(session=session)
    start, other = session.starts_at, SessionFactory(event=session.event)
    moved = move_session(session=session, starts_at=start + HOUR, ends_at=start + 2 * HOUR)
    again = move_session(session=session, starts_at=start + 2 * HOUR, ends_at=start + 3 * HOUR)
    assert (moved.moved_from, again.moved_from, again.sequence, again.revised) == (start, start, 2, now)
    assert (again.venue, again.by_hand, told(session)) == (
        session.venue,
        True,
        [("moved", f"moved:{session.uid}:{number}") for number in (1, 2)],
    )
    assert Session.objects.get(pk=other.pk).sequence == 0


def test_session_that_is_moved_back_was_not_moved(session):
    start, end = session.starts_at, session.ends_at
    move_session(session=session, starts_at=start + HOUR, ends_at=end + HOUR)
    assert move_session(session=session, starts_at=start, ends_at=end).moved_from is None


def test_moved_to_another_venue_it_goes_by_the_clock_there(session):
    there = VenueFactory(time_zone="Europe/Kyiv")
    moved = move_session(session=session, starts_at=session.starts_at, ends_at=session.ends_at, venue=there)
    assert (moved.venue, moved.time_zone, moved.moved_from) == (there, "Europe/Kyiv", None)


def test_times_of_registration_move_along(session):
    session.opens_at, session.closes_at = session.starts_at - 48 * HOUR, session.starts_at - HOUR
    session.save()
    moved = move_session(session=session, starts_at=session.starts_at + 5 * HOUR, ends_at=session.ends_at + 5 * HOUR)
    assert (moved.starts_at - moved.opens_at, moved.starts_at - moved.closes_at) == (48 * HOUR, HOUR)


def test_extended_session_is_not_moved(session):
    extended = extend_session(session=session, ends_at=session.ends_at + HOUR)
    assert (extended.ends_at, extended.moved_from) == (session.ends_at + HOUR, None)


def test_cancelled_session_stays_with_its_reason_and_is_restored(session):
    RegistrationFactory(session=session)
    cancelled = cancel_session(session=session, reasons=REASONS)
    assert (cancelled.is_cancelled, cancelled.cancel_reason.text, session.registrations.get().state) == (
        True,
        REASONS["en"],
        "confirmed",
    )
    restored = restore_session(session=session)
    assert (restored.status, restored.cancel_reasons, restored.sequence) == ("scheduled", {}, 2)
    assert [kind for kind, _cause in told(session)] == ["called_off", "restored"]


def test_whoever_has_booked_the_series_is_told_of_one_date(db, now):
    event = EventFactory(registration="series")
    first = SessionFactory(event=event)
    second = SessionFactory(event=event, pool=first.pool)
    RegistrationFactory(session=None, event=event, pool=first.pool)
    cancel_session(session=second, reasons=REASONS)
    assert [Notice.objects.get().session, Notice.objects.get().kind] == [second, "called_off"]


def test_what_is_over_is_changed_without_telling_anybody(session, now, time_machine):
    RegistrationFactory(session=session)
    time_machine.move_to(session.ends_at + HOUR, tick=False)
    cancel_session(session=session, reasons=REASONS)
    assert told(session) == []


def test_details_are_changed_without_telling_anybody(session):
    RegistrationFactory(session=session)
    values = {"notes": {"en": "With an interpreter."}, "online_url": "", "opens_at": None, "closes_at": None}
    changed = change_session(session=session, **values)
    assert (changed.note.text, changed.sequence, changed.by_hand, told(session)) == (
        "With an interpreter.",
        0,
        True,
        [],
    )


def test_what_makes_no_sense_is_refused(session):
    start = session.starts_at
    with pytest.raises(EndsBeforeItStarts):
        move_session(session=session, starts_at=start, ends_at=start)
    with pytest.raises(EndsBeforeItStarts):
        add_session(event=session.event, starts_at=start, ends_at=start, time_zone="UTC")
    with pytest.raises(NotCancelled):
        restore_session(session=session)
    cancel_session(session=session, reasons=REASONS)
    for service, values in (
        (cancel_session, {"reasons": REASONS}),
        (move_session, {"starts_at": start, "ends_at": start + HOUR}),
    ):
        with pytest.raises(AlreadyCancelled):
            service(session=session, **values)


def test_session_that_somebody_has_ever_registered_for_is_not_deleted(session):
    RegistrationFactory(session=session, state="cancelled")
    with pytest.raises(SomebodyIsRegistered):
        delete_session(session=session)
    assert Session.objects.filter(pk=session.pk).exists()


def test_session_of_a_series_that_somebody_has_booked_is_not_deleted(db, now):
    event = EventFactory(registration="series")
    first = SessionFactory(event=event)
    second = SessionFactory(event=event, pool=first.pool)
    RegistrationFactory(session=None, event=event, pool=first.pool)
    with pytest.raises(SomebodyIsRegistered):
        delete_session(session=second)
    assert event.sessions.count() == 2
