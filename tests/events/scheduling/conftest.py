"""A moment at which nothing has begun yet."""

import datetime

import pytest

from tests.factories.events import RepetitionFactory

NOW = datetime.datetime(2026, 11, 26, 9, tzinfo=datetime.UTC)


@pytest.fixture
def now(time_machine) -> datetime.datetime:
    time_machine.move_to(NOW, tick=False)
    return NOW


@pytest.fixture
def tuesdays(db, now):
    """Every Tuesday at 16:00 in Almaty from 1 December, until the end of January: nine dates."""
    return RepetitionFactory(rule="FREQ=WEEKLY;BYDAY=TU;UNTIL=20270131", seats=10)
