"""Somebody's own sessions: by an address that nobody guesses, without anything that only they may know."""

import re

import icalendar
import pytest
from allauth.account.models import EmailAddress

from cms.core.personal_data import Person
from events.booking.links import token_of
from events.calendars.holdings import CALENDARS
from events.calendars.personal import calendar_of_registration, personal_calendar_of, renew
from events.scheduling.services import cancel_session, move_session
from tests.factories.events import EventFactory, RegistrationFactory, SessionFactory
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(house):
    user = UserFactory(email="reader@example.org", language="ru")
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user


def own(user):
    return personal_calendar_of(user=user)[0]


def path_of(calendar) -> str:
    return calendar.url.removeprefix("http://localhost:8000")


def shown(client, calendar) -> dict[str, str]:
    """State by title."""
    answer = client.get(path_of(calendar))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-cache")
    return {str(entry["SUMMARY"]): entry["STATUS"] for entry in icalendar.Calendar.from_ical(answer.content).events}


def register(title: str, **fields):
    return RegistrationFactory(session=SessionFactory(event__titles={"ru": title}), **fields)


def test_calendar_has_what_somebody_is_registered_for_in_their_language(client, reader):
    register("Mine", user=reader)
    register("By address", email="Reader@example.org")
    register("Other’s", email="other@example.org")
    register("Waits", user=reader, state="waiting", number=1)
    register("Given up", user=reader, state="cancelled")
    found = shown(client, own(reader))
    assert found == {"Mine": "CONFIRMED", "By address": "CONFIRMED", "Лист ожидания: Waits": "TENTATIVE"}


def test_series_that_is_booked_at_once_has_all_its_sessions(client, reader):
    event = EventFactory(registration="series")
    sessions = [SessionFactory(event=event) for _number in range(3)]
    RegistrationFactory(session=None, event=event, pool=sessions[0].pool, user=reader)
    content = client.get(path_of(own(reader))).content
    assert {str(entry["UID"]) for entry in icalendar.Calendar.from_ical(content).events} == {
        str(session.uid) for session in sessions
    }


def test_address_of_somebody_is_nobody_elses_as_long_as_it_is_unconfirmed(client, reader):
    EmailAddress.objects.filter(user=reader).update(verified=False)
    register("By address", email="reader@example.org")
    assert shown(client, own(reader)) == {}


def test_guest_sees_the_one_registration_and_follows_its_session(client, house):
    one = register("Mine", email="guest@example.org", language="ru")
    register("Another’s with the same address", email="guest@example.org")
    calendar, _made = calendar_of_registration(registration=one)
    assert shown(client, calendar) == {"Mine": "CONFIRMED"}
    move_session(session=one.session, starts_at=one.session.ends_at, ends_at=one.session.ends_at.replace(year=2027))
    assert shown(client, calendar) == {"Mine": "CONFIRMED"}
    cancel_session(session=one.session, reasons={})
    assert list(shown(client, calendar).values()) == ["CANCELLED"]


def test_address_that_no_database_takes_is_nobodys(client, reader):
    assert client.get("/calendar/%00.ics").status_code == 404


def test_new_address_closes_the_old_one(client, reader):
    calendar = own(reader)
    old = path_of(calendar)
    assert (own(reader), len(calendar.token) >= 43) == (calendar, True)
    renew(calendar=calendar)
    assert [client.get(path).status_code for path in (old, path_of(calendar), "/calendar/x.ics")] == [404, 200, 404]
    assert calendar.webcal_url == f"webcal://localhost:8000{path_of(calendar)}"


def test_calendar_holds_no_secret_and_is_not_sent_twice(client, reader):
    registration = register("Mine", user=reader, name="Aigerim", phone="+77011234567")
    registration.session.online_url = "https://secret.example/1"
    registration.session.save()
    answer = client.get(path_of(own(reader)))
    secrets = [
        "secret.example",
        "Aigerim",
        "+7701",
        "reader@",
        str(registration.uid),
        "/t/",
        "/r/",
        "ORGANIZER",
        "METHOD",
    ]
    assert [secret for secret in secrets if secret in answer.content.decode()] == []
    again = client.get(path_of(reader.personal_calendar), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, answer["X-Robots-Tag"]) == (304, "noindex")


def test_calendar_is_handed_out_and_erased_with_the_account(reader, house):
    calendar = own(reader)
    person = Person(user_id=reader.pk, email=reader.email)
    assert [row["address"] for row in CALENDARS.export(person)] == [calendar.url]
    CALENDARS.erase(person)
    assert list(CALENDARS.export(person)) == []


def address_on(client, path: str) -> str:
    """The address that a page gives, made or made anew by its button."""
    answer = client.post(path, follow=True)
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (200, True)
    return re.search(r"http://localhost:8000(/calendar/[\w-]+\.ics)", answer.content.decode())[1]


def test_account_gets_an_address_when_it_asks_and_another_when_it_asks_again(client, reader):
    page = "/accounts/calendar/"
    assert client.get(page)["Location"].startswith("/accounts/login/")
    client.force_login(reader)
    assert ".ics" not in client.get(page).content.decode()
    first, second = address_on(client, page), address_on(client, page)
    assert [client.get(path).status_code for path in (first, second)] == [404, 200]
    assert f'href="{page}"' in client.get("/accounts/").content.decode()


def test_guest_gets_an_address_by_the_link_of_the_registration(client, house):
    registration = register("Mine")
    page = f"/r/{token_of(registration)}/calendar/"
    assert (".ics" in client.get(page).content.decode(), client.get("/r/x/calendar/").status_code) == (False, 404)
    first, second = address_on(client, page), address_on(client, page)
    assert [client.get(path).status_code for path in (first, second)] == [404, 200]
    assert f'href="{page}"' in client.get(f"/r/{token_of(registration)}/").content.decode()
