"""What people are told because of the time: reminders, “still coming?”, thanks."""

import datetime

import pytest
from django.utils import timezone

from events.booking import services
from events.booking.planning import plan_notices
from events.models import Notice, Registration
from events.scheduling.services import move_session
from tests.events.booking.parties import booked
from tests.factories.events import ArrivalFactory, EventFactory, RegistrationFactory, SessionFactory

pytestmark = pytest.mark.django_db
HOUR, DAY = datetime.timedelta(hours=1), datetime.timedelta(days=1)
NOW = timezone.now().replace(microsecond=0)


def session_in(ahead: datetime.timedelta, event=None, **fields):
    event = event or EventFactory(reminders=["24"])
    return SessionFactory(event=event, starts_at=NOW + ahead, **fields)


def registered(session, before=10 * DAY, **fields) -> Registration:
    """A registration that was made so long before now."""
    registration = RegistrationFactory(session=session, **fields)
    Registration.objects.filter(pk=registration.pk).update(created=NOW - before)
    return registration


def day_of(session) -> str:
    """A session on its day, as causes name it."""
    return f"{session.pk}:{session.local_start.date()}"


def causes() -> list[str]:
    return sorted(Notice.objects.values_list("cause", flat=True))


@pytest.mark.parametrize(
    ("ahead", "reminded"),
    [(25 * HOUR, 0), (24 * HOUR, 1), (19 * HOUR, 1), (18 * HOUR, 0), (1 * HOUR, 0)],
)
def test_reminder_comes_at_its_time_and_not_hours_later(ahead, reminded):
    registered(session_in(ahead))
    assert (plan_notices(NOW), Notice.objects.count()) == (reminded, reminded)


def test_reminder_is_noted_once_however_often_it_is_planned():
    session = session_in(24 * HOUR)
    registered(session)
    assert [plan_notices(NOW + minutes * datetime.timedelta(minutes=5)) for minutes in range(3)] == [1, 0, 0]
    assert causes() == [f"reminder:24:{day_of(session)}"]


def test_who_booked_after_the_time_of_the_reminder_is_not_reminded():
    registered(session_in(23 * HOUR), before=datetime.timedelta(minutes=30))
    assert plan_notices(NOW) == 0


@pytest.mark.parametrize("fields", [{"state": "waiting", "number": 1}, {"state": "cancelled"}, {"state": "pending"}])
def test_only_who_has_a_seat_is_reminded(fields):
    registered(session_in(24 * HOUR), **fields)
    assert plan_notices(NOW) == 0


def test_nobody_is_reminded_of_what_is_cancelled():
    registered(session_in(24 * HOUR, status="cancelled"))
    registered(session_in(24 * HOUR, EventFactory(status="cancelled")))
    assert plan_notices(NOW) == 0


def test_event_reminds_as_often_as_it_likes_and_series_of_each_session():
    event = EventFactory(reminders=["168", "3"], registration="series")
    first = session_in(3 * HOUR, event)
    second = session_in(7 * DAY, event, pool=first.pool)
    registration = RegistrationFactory(session=None, event=event, pool=first.pool)
    Registration.objects.filter(pk=registration.pk).update(created=NOW - 10 * DAY)
    plan_notices(NOW)
    assert causes() == [f"reminder:168:{day_of(second)}", f"reminder:3:{day_of(first)}"]


def test_still_coming_is_asked_once_and_noted_at_the_registration():
    session = session_in(2 * DAY - HOUR, EventFactory(still_coming_days=2, reminders=[]))
    registration = registered(session)
    registered(session, before=datetime.timedelta(minutes=5))
    assert [plan_notices(NOW), plan_notices(NOW + HOUR)] == [1, 0]
    assert causes() == [f"still_coming:{day_of(session)}"]
    assert Registration.objects.get(pk=registration.pk).coming_asked_at == NOW


def test_of_another_day_people_are_reminded_and_asked_again():
    session = session_in(DAY, EventFactory(reminders=["24"], still_coming_days=2))
    registered(session)
    plan_notices(NOW)
    move_session(session=session, starts_at=NOW + 7 * DAY, ends_at=NOW + 8 * DAY)
    assert services.release_unanswered(NOW + 6 * DAY) == 0
    plan_notices(NOW + 6 * DAY)
    kinds = sorted(Notice.objects.exclude(kind="moved").values_list("kind", flat=True))
    assert kinds == ["reminder", "reminder", "still_coming", "still_coming"]


def test_who_cannot_be_asked_keeps_the_seats():
    session = session_in(2 * DAY - HOUR, EventFactory(still_coming_days=2, reminders=[]))
    for way in ({"channel": "none"}, {"channel": "sms", "email": "", "phone": "+77011112233"}):
        registered(session, **way)
    plan_notices(NOW)
    assert (causes(), services.release_unanswered(session.starts_at - HOUR)) == ([], 0)


def test_who_moves_away_and_back_is_not_released_for_a_question_that_was_asked_before():
    event = EventFactory(still_coming_days=2, reminders=[])
    session, other = session_in(2 * DAY - HOUR, event), session_in(20 * DAY, event)
    registration = booked(session)
    Registration.objects.update(created=NOW - 10 * DAY)
    plan_notices(NOW)
    for place in (other, session):
        services.move(registration=registration, session=place)
    plan_notices(NOW + HOUR)
    assert services.release_unanswered(session.starts_at - HOUR) == 0


@pytest.mark.parametrize("ahead", [3 * DAY, 11 * HOUR])
def test_still_coming_is_not_asked_too_early_nor_when_nobody_could_answer_in_time(ahead):
    registered(session_in(ahead, EventFactory(still_coming_days=2, reminders=[])))
    assert plan_notices(NOW) == 0


def over(event, ago=2 * HOUR, **fields):
    return SessionFactory(event=event, starts_at=NOW - ago - HOUR, ends_at=NOW - ago, **fields)


def test_thanks_go_to_those_who_came_and_only_with_a_survey():
    surveyed, plain = EventFactory(survey_url="https://survey.example/a"), EventFactory()
    session = over(surveyed)
    came, undone = registered(session), registered(session)
    registered(session)
    ArrivalFactory(session=session, registration=came)
    ArrivalFactory(session=session, registration=undone, undone_at=NOW)
    other = over(plain)
    ArrivalFactory(session=other, registration=registered(other))
    assert [plan_notices(NOW), plan_notices(NOW)] == [1, 0]
    assert list(Notice.objects.values_list("registration", "kind")) == [(came.pk, "thanks")]


@pytest.mark.parametrize("ago", [datetime.timedelta(minutes=30), 4 * DAY])
def test_thanks_come_neither_at_once_nor_days_later(ago):
    session = over(EventFactory(survey_url="https://survey.example/a"), ago)
    ArrivalFactory(session=session, registration=registered(session))
    assert plan_notices(NOW) == 0


def test_series_thanks_after_its_last_session():
    event = EventFactory(survey_url="https://survey.example/a", registration="series", reminders=[])
    first = over(event)
    last = session_in(DAY, event, pool=first.pool)
    registration = RegistrationFactory(session=None, event=event, pool=first.pool)
    ArrivalFactory(session=first, registration=registration)
    assert plan_notices(NOW) == 0
    assert plan_notices(last.ends_at + 2 * HOUR) == 1
