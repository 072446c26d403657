"""What the tables hold true by themselves."""

import datetime

import pytest
from django.db import IntegrityError, transaction

from events.models import Event, SeatPool
from tests.factories.events import EventFactory, RegistrationFactory, SeatPoolFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_pool_takes_no_more_than_its_seats():
    pool = SeatPoolFactory(seats=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        SeatPool.objects.filter(pk=pool.pk).update(taken=4)
    assert SeatPool.objects.filter(pk=pool.pk).update(taken=3) == 1


def test_session_ends_after_it_starts():
    with pytest.raises(IntegrityError), transaction.atomic():
        SessionFactory(length=datetime.timedelta(0))


@pytest.mark.parametrize("wrong", [{"state": "offered", "number": 1}, {"state": "waiting"}, {"party_size": 0}])
def test_registration_is_whole(wrong):
    session = SessionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RegistrationFactory(session=session, **wrong)


def test_codes_are_asked_for_one_by_one():
    both, one = EventFactory(languages=["kk", "ru"]), EventFactory(languages=["ru"])
    EventFactory(languages=[])
    assert list(Event.objects.filter(languages__has="ru").order_by("pk")) == [both, one]
    assert list(Event.objects.filter(languages__has="kk")) == [both]
    assert Event.objects.get(pk=both.pk).languages == ["kk", "ru"]


@pytest.mark.parametrize("code", ["", "r", "%", "_u", "kk ru", "\\", "ru%"])
def test_code_that_nobody_has_finds_nothing(code):
    EventFactory(languages=["kk", "ru"])
    assert list(Event.objects.filter(languages__has=code)) == []
