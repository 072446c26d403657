"""The list of polls that have a page for everybody."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from sms.models import Poll
from sms.polls.services import close, open_poll
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.users import UserFactory
from tests.reading import elements, texts
from tests.sms.polls.asking import poll_with

pytestmark = pytest.mark.django_db
BOOKS = ["Kim", "Emma", "Dune"]
ADDRESS = "/en/polls/"


@pytest.fixture
def officer():
    return UserFactory(is_superuser=True)


def poll(title: str, **fields) -> Poll:
    return poll_with(BOOKS, titles={"en": title}, **fields)


def rows(client, address: str = ADDRESS) -> list[str]:
    return texts(client.get(address), "li", class_="entry entry--spine")


def test_open_polls_come_before_those_that_are_over_the_newest_first(client, settings):
    library = PartnerLibraryFactory(names={"en": "Navoi"}, languages=["en"])
    poll("Closed", state="closed")
    poll("Past its time", closes_at=timezone.now() - datetime.timedelta(minutes=1))
    poll("Open", library=library)
    poll("Newest")
    network = settings.WAGTAIL_SITE_NAME
    assert rows(client) == [
        f"{network} Newest Open",
        "Navoi Open Open",
        f"{network} Past its time Closed",
        f"{network} Closed Closed",
    ]


def test_each_leads_to_its_page_and_that_back_to_the_list(client):
    asked = poll("Which book?")
    links = [link.attributes["href"] for link in elements(client.get(ADDRESS), "a")]
    assert f"/en/polls/{asked.slug}/" in links
    assert texts(client.get(f"/en/polls/{asked.slug}/"), "a", href=ADDRESS) == ["Polls and quizzes"]


@pytest.mark.parametrize(("shows", "state"), [(False, "open"), (False, "closed"), (True, "draft")])
def test_poll_that_has_no_page_is_not_listed(client, shows, state):
    poll("Secret", shows_results=shows, state=state)
    page = client.get(ADDRESS)
    assert ("Secret" in page.text, "Nothing here yet" in page.text) == (False, True)


def test_last_day_is_that_of_the_library(client, time_machine):
    time_machine.move_to(datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC))
    almaty = PartnerLibraryFactory(time_zone="Asia/Almaty", names={"en": "Almaty"}, languages=["en"])
    midnight_there = datetime.datetime(2026, 9, 20, 19, tzinfo=datetime.UTC)
    poll("There", library=almaty, closes_at=midnight_there)
    poll("Evening", library=almaty, closes_at=midnight_there + datetime.timedelta(hours=1))
    poll("Anywhere", closes_at=midnight_there)
    poll("Endless")
    days = {
        row.split(" until ")[0].split()[-1]: row.partition(" until ")[2] for row in rows(client) if " until " in row
    }
    assert days == {"There": "20 September Open", "Evening": "21 September Open", "Anywhere": "20 September Open"}


def test_list_goes_on_on_further_pages(client):
    for number in range(31):
        poll(f"Poll {number}")
    assert (len(rows(client)), len(rows(client, f"{ADDRESS}?page=2"))) == (30, 1)


@pytest.mark.parametrize("language", ["ru", "ar"])
def test_list_is_there_in_every_language(client, language):
    asked = poll("Which book?")
    page = client.get(f"/{language}/polls/")
    assert texts(page, "a", href=f"/{language}/polls/{asked.slug}/") == ["Which book?"]


def states(visitor) -> list[str]:
    return [row.split()[-1] for row in rows(visitor)]


def cache_status(visitor) -> str:
    return visitor.get(ADDRESS)["Cache-Status"].removeprefix("pages; ")


@pytest.mark.parametrize(
    ("state", "act", "before", "after"),
    [("draft", open_poll, ["Open"], ["Open", "Open"]), ("open", close, ["Open", "Open"], ["Open", "Closed"])],
)
def test_list_is_kept_until_a_poll_is_opened_or_closed(
    visitor, officer, django_capture_on_commit_callbacks, state, act, before, after
):
    poll("First")
    other = poll("Other", state=state)
    assert (states(visitor), cache_status(visitor)) == (before, "hit")
    with django_capture_on_commit_callbacks(execute=True):
        act(poll=other, by=officer)
    assert (states(visitor), cache_status(visitor)) == (after, "hit")


def test_list_is_kept_until_the_time_of_a_poll_is_over(visitor, time_machine):
    now = timezone.now()
    time_machine.move_to(now, tick=False)
    poll("First", closes_at=now + datetime.timedelta(hours=1))
    assert (states(visitor), cache_status(visitor)) == (["Open"], "hit")
    time_machine.move_to(now + datetime.timedelta(minutes=61), tick=False)
    assert states(visitor) == ["Closed"]


def queries(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(ADDRESS)
    return len(asked)


def test_queries_do_not_grow(client):
    poll("One", library=PartnerLibraryFactory())
    queries(client)
    one = queries(client)
    for number in range(5):
        poll(f"Poll {number}", library=PartnerLibraryFactory(), closes_at=timezone.now() + datetime.timedelta(days=1))
    assert queries(client) == one
