"""Figures afterwards."""

import csv
import datetime
import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.events import ArrivalFactory, EventFactory, RegistrationFactory, SessionFactory

FIGURES = "/admin/registrations/figures/"
DAY = datetime.datetime(2026, 5, 10, 9, tzinfo=datetime.UTC)


def table(client, **query) -> list[list[str]]:
    """The lines of the spreadsheet: sessions, registered, came, no-shows, without a ticket."""
    period = {"since": "2026-01-01", "until": "2026-12-31", "export": "csv"}
    content = client.get(FIGURES, period | query).content.decode().removeprefix("\ufeff")
    return list(csv.reader(io.StringIO(content)))[1:]


def held(event, starts_at=DAY, registered=(), walk_ins=0):
    """A session with parties as (people, came), and guests without a ticket."""
    session = SessionFactory(event=event, starts_at=starts_at)
    for people, came in registered:
        registration = RegistrationFactory(session=session, party_size=people)
        if came:
            ArrivalFactory(session=session, registration=registration, people=came)
    if walk_ins:
        ArrivalFactory(session=session, people=walk_ins)
    return session


@pytest.fixture
def evening(library):
    event = EventFactory(library=library, titles={"en": "Evening"}, audiences=["12-15", "16-19"], languages=["kk"])
    held(event, registered=[(4, 2), (1, 0)], walk_ins=3)
    held(event, starts_at=DAY + datetime.timedelta(days=31), registered=[(2, 2)])
    return event


def test_people_are_counted_by_event_month_audience_and_language(client, editor, evening):
    assert table(client, by="event") == [["Evening", "2", "7", "4", "3", "3"]]
    assert table(client, by="month") == [["May", "1", "5", "2", "3", "3"], ["June", "1", "2", "2", "0", "0"]]
    assert [line[0] for line in table(client, by="audience")] == ["12 to 15", "16 to 19"]
    assert [line[0] for line in table(client, by="language")] == ["Kazakh"]
    assert table(client, by="library") == [[str(evening.library), "2", "7", "4", "3", "3"]]
    assert len(table(client, by="session")) == 2


def test_nobody_is_said_to_be_absent_where_nobody_was_counted(client, editor, evening):
    held(EventFactory(library=evening.library, titles={"en": "Uncounted"}), registered=[(3, 0)])
    assert table(client, by="event")[1] == ["Uncounted", "1", "3", "0", "", "0"]


def test_series_is_expected_at_each_of_its_sessions(client, editor, library):
    event = EventFactory(library=library, registration="series", titles={"en": "Course"})
    first, second = held(event), held(event, starts_at=DAY + datetime.timedelta(days=7))
    registration = RegistrationFactory(session=None, event=event, pool=first.pool, party_size=2)
    ArrivalFactory(session=second, registration=registration, people=2)
    ArrivalFactory(session=first, people=1, undone_at=timezone.now())
    assert table(client, by="event") == [["Course", "2", "4", "2", "0", "0"]]


def test_only_what_was_asked_about_is_counted(client, editor, evening, library):
    held(EventFactory(titles={"en": "Of others"}), registered=[(9, 9)])
    held(EventFactory(library=library, titles={"en": "Called off"})).__class__.objects.filter(
        event__titles__en="Called off"
    ).update(status="cancelled")
    SessionFactory(event=EventFactory(library=library, titles={"en": "Yet to come"}))
    assert [line[0] for line in table(client, by="event", until="2027-12-31")] == ["Evening"]
    assert table(client, by="event", since="2026-06-01") == [["Evening", "1", "2", "2", "0", "0"]]
    assert table(client, by="event", audience="0-6") == []
    assert len(table(client, by="event", audience="12-15", language="kk", event=evening.pk, library=library.pk)) == 1
    assert table(client, by="nonsense") == []


def test_days_beyond_all_calendars_count_nothing(client, editor, evening):
    assert table(client, until="9999-12-31") == []


def test_chart_stands_beside_the_table(client, editor, evening):
    content = client.get(FIGURES, {"since": "2026-01-01", "until": "2026-12-31", "by": "month"}).content.decode()
    assert re.findall(r"<title>(.*?)</title>", content)[1:] == ["May: 5", "June: 2"]
    assert re.findall(r"<td>(.*?)</td>", content)[-5:] == ["2", "7", "4", "3", "3"]
    assert "Nothing took place then." in client.get(FIGURES, {"until": "1999-01-01"}).content.decode()


def test_queries_do_not_grow_with_sessions(client, editor, library):
    def queries_with_one_more() -> int:
        held(EventFactory(library=library), registered=[(2, 1)], walk_ins=1)
        with CaptureQueriesContext(connection) as queries:
            table(client, by="session")
        return len(queries)

    queries_with_one_more()
    two, _three, four = (queries_with_one_more() for _each in range(3))
    assert two == four
