"""The report of pages and languages."""

import csv
import datetime
import io

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from cms.home.models import StandardPage
from cms.home.report.states import State, states_of
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, home_in, section_of
from tests.factories.users import UserFactory
from tests.reading import elements, links

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/reports/languages/"


@pytest.fixture
def officer(house):
    return UserFactory(roles=[OUTREACH_OFFICERS])


@pytest.fixture
def days(client, officer):
    """A clock that goes on by a day when it is told to; an officer, who logs in each morning."""
    with time_machine.travel(datetime.datetime(2026, 9, 1, 9, tzinfo=datetime.UTC)) as clock:
        client.force_login(officer)

        def next_day() -> None:
            clock.shift(datetime.timedelta(days=1))
            client.cookies.clear()
            client.force_login(officer)

        yield next_day


@pytest.fixture
def about(house, days) -> StandardPage:
    page = StandardPage(title="About the network", intro="Who we are.", body=[("paragraph", "<p>Libraries.</p>")])
    house.add_child(instance=page)
    page.save_revision().publish()
    days()
    return StandardPage.objects.get(pk=page.pk)


def publish(page: Page, days, **changes) -> None:
    page = Page.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(log_action=True).publish()
    days()


@pytest.fixture
def translate(client, officer, days, django_capture_on_commit_callbacks):
    """Submit a page for Kazakh, or take its texts anew; publish what there is."""

    def act(page: Page, *, take=True, live=True) -> None:
        source = TranslationSource.objects.get_for_instance_or_none(page)
        if source is None:
            locale = home_in("kk").locale_id
            client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [locale]})
        elif take:
            client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {"publish_translations": ""})
        with django_capture_on_commit_callbacks(execute=True):
            if live:
                Translation.objects.get(source__object_id=page.translation_key).save_target(officer, publish=True)
        days()

    return act


def state_in(page: Page, tag: str = "kk"):
    """The state of a page in a language, and since which day it is stale."""
    locale = home_in(tag).locale
    (cell,) = states_of([Page.objects.get(pk=page.pk)], [locale])[page.pk]
    return cell.state, cell.since and cell.since.date().isoformat()


def test_page_without_a_translation_lacks_it_and_its_original_does_not(about):
    assert (state_in(about), state_in(about, "en")) == ((State.MISSING, None), (State.ORIGINAL, None))


def test_translation_is_a_draft_until_it_is_published(about, translate):
    translate(about, live=False)
    before = state_in(about)
    translate(about)
    assert (before, state_in(about)) == ((State.DRAFT, None), (State.CURRENT, None))


def test_translation_is_stale_since_its_source_was_published_with_other_texts(about, translate, days):
    translate(about)
    publish(about, days, in_footer=True)
    unchanged = state_in(about)
    publish(about, days, intro="Who we are now.")
    publish(about, days, in_footer=False)
    assert (unchanged, state_in(about)) == ((State.CURRENT, None), (State.STALE, "2026-09-04"))


def test_changed_words_of_a_block_make_a_translation_stale(about, translate, days):
    translate(about)
    publish(about, days, body=[("paragraph", "<p>Libraries of many countries.</p>")])
    assert state_in(about)[0] == State.STALE


def test_source_that_takes_its_change_back_leaves_its_translation_up_to_date(about, translate, days):
    translate(about)
    publish(about, days, intro="Who we are now.")
    publish(about, days, intro="Who we are.")
    assert state_in(about)[0] == State.CURRENT


def test_draft_of_a_source_makes_nothing_stale(about, translate):
    translate(about)
    about.intro = "Who we are now."
    about.save_revision()
    assert state_in(about)[0] == State.CURRENT


def test_texts_that_were_taken_make_nothing_up_to_date_before_they_are_published(about, translate, days):
    translate(about)
    publish(about, days, intro="Who we are now.")
    translate(about, live=False)
    before = state_in(about)
    translate(about, take=False)
    assert (before, state_in(about)) == ((State.STALE, "2026-09-03"), (State.CURRENT, None))


def test_translation_published_without_taking_the_texts_stays_stale(about, translate, days):
    translate(about)
    publish(about, days, intro="Who we are now.")
    translate(about, take=False)
    assert state_in(about) == (State.STALE, "2026-09-03")


def test_page_translated_by_hand_is_stale_since_the_source_changed(house, days):
    kazakh = home_in("kk")
    publish(house, days, intro="Welcome")
    publish(kazakh, days, intro="Қош келдіңіз")
    current = state_in(house)
    publish(house, days, intro="Welcome to all")
    assert (current, state_in(house)) == ((State.CURRENT, None), (State.STALE, "2026-09-03"))


def test_news_and_libraries_owe_no_translation(house):
    library = PartnerLibraryFactory(languages=["en"])
    item = NewsPageFactory(parent=section_of(library))
    draft = NewsPageFactory(parent=section_of(library), live=False)
    assert [state_in(page)[0] for page in (item, section_of(library))] == [State.NOT_OWED] * 2
    assert [state_in(page, "en")[0] for page in (item, draft)] == [State.WRITTEN, State.DRAFT]


def test_report_says_in_words_what_to_do_and_where(client, officer, about, translate, days):
    translate(about)
    publish(about, days, intro="Who we are now.")
    response = client.get(ADDRESS, {"section": "central", "language": "kk", "state": "stale"})
    source = TranslationSource.objects.get()
    kazakh = about.get_translation(home_in("kk").locale)
    assert [element.text for element in elements(response, "td", class_="language-state")] == [
        "Stale since 3 September Update from source Edit translation"
    ]
    found = links(response)
    assert (found["Update from source"], found["Edit translation"]) == (
        f"/admin/localize/update/{source.pk}/",
        f"/admin/pages/{kazakh.pk}/edit/",
    )


def test_report_offers_to_translate_what_is_missing(client, officer, about):
    response = client.get(ADDRESS, {"state": "missing", "language": "vi"})
    assert [element.text for element in elements(response, "td", class_="language-state")] == ["Missing Translate"]
    assert links(response)["Translate"] == f"/admin/localize/submit/page/{about.pk}/"


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ({"section": "news"}, {"Item"}),
        ({"section": "libraries"}, {"A library"}),
        ({"state": "draft"}, {"Begun"}),
        ({"state": "missing"}, {"About the network"}),
        ({"state": "stale"}, set()),
        ({"section": "news", "state": "missing"}, set()),
    ],
)
def test_report_is_narrowed_by_section_and_state(client, officer, about, query, titles):
    library = PartnerLibraryFactory(languages=["en"], names={"en": "A library"})
    NewsPageFactory(parent=section_of(library), title="Item")
    if query == {"state": "draft"}:
        NewsPageFactory(parent=section_of(library), title="Begun", live=False)
    response = client.get(ADDRESS, query)
    assert {page.title for page in response.context["object_list"]} == titles


def test_report_shows_every_page_once_with_central_pages_first(client, officer, about, translate):
    NewsPageFactory(parent=section_of(PartnerLibraryFactory(languages=["en"], names={"en": "A library"})), title="Item")
    translate(about)
    titles = [page.title for page in client.get(ADDRESS).context["object_list"]]
    assert titles[-2:] == ["A library", "Item"]
    assert (titles.count("About the network"), len(titles)) == (1, 6)


def test_report_is_taken_away_as_a_table(client, officer, about, translate):
    translate(about)
    response = client.get(ADDRESS, {"section": "central", "export": "csv"})
    rows = {row["Title"]: row for row in csv.DictReader(io.StringIO(b"".join(response).decode()))}
    row = rows["About the network"]
    assert (row["Type"], row["English"], row["Қазақша"], row["Русский"]) == (
        "Standard page",
        "Original",
        "Up to date",
        "Missing",
    )
    workbook = load_workbook(io.BytesIO(b"".join(client.get(ADDRESS, {"export": "xlsx"}))))
    assert [cell.value for cell in next(workbook.active.iter_rows())][:3] == ["Title", "Type", "English"]


def test_report_asks_as_much_for_three_pages_as_for_one(client, officer, about, translate, days):
    def stale_pages(number: int) -> tuple[int, int]:
        for count in range(number):
            page = about.get_parent().add_child(instance=StandardPage(title=f"Page {count}", intro="One"))
            page.save_revision().publish()
            days()
            translate(page)
            publish(page, days, intro="Two")
        with CaptureQueriesContext(connection) as queries:
            response = client.get(ADDRESS, {"state": "stale"})
        return len(response.context["object_list"]), len(queries)

    client.get(ADDRESS)
    (one, queries), (three, queries_for_three) = stale_pages(1), stale_pages(2)
    assert (one, three, queries_for_three) == (1, 3, queries)


def test_partner_finds_no_report(client, house):
    library = PartnerLibraryFactory(languages=["en"])
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, library.team.group.name]))
    assert client.get(ADDRESS).status_code in (302, 403)
    assert "Pages by language" not in client.get("/admin/").content.decode()


def test_officer_finds_the_report_in_the_menu(client, days):
    assert "Pages by language" in client.get("/admin/").content.decode()
