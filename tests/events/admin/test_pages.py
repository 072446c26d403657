"""From an event to the pages that tell of it and back, and whose event a page may tell of."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.core import dashboard
from events.models import EventPage, Venue
from tests.cms.partners.neighbours import secret
from tests.cms.partners.walk import leaks_in
from tests.events.admin.forms import wording
from tests.factories.events import EventFactory, SessionFactory, VenueFactory, event_index_in
from tests.factories.pages import section_of


@pytest.fixture
def event(library):
    return EventFactory(
        library=library, titles={"en": "Evening of Abai", "ru": "Вечер Абая"}, summaries={"ru": "Стихи."}
    )


def begin(client, event, tag):
    return client.post(reverse("events:tell", args=[event.pk, tag]))


def test_page_is_begun_beneath_the_section_of_its_language_with_what_is_known(client, editor, event, library):
    client.force_login(editor)
    response = begin(client, event, "ru")
    page = EventPage.objects.get()
    assert (page.title, page.summary, page.live, page.get_parent().specific) == (
        "Вечер Абая", "Стихи.", False, section_of(library, "ru"),
    )  # fmt: skip
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])


def test_page_is_begun_once(client, editor, event):
    client.force_login(editor)
    begin(client, event, "ru")
    begin(client, event, "ru")
    assert EventPage.objects.count() == 1


def test_page_of_the_network_is_begun_in_the_calendar(client, officer):
    client.force_login(officer)
    begin(client, EventFactory(library=None, titles={"en": "Congress"}), "en")
    assert EventPage.objects.get().get_parent().specific == event_index_in("en")


def test_language_that_is_none_has_no_page(client, editor, event):
    client.force_login(editor)
    assert client.get(f"/admin/events/tell/{event.pk}/xx/").status_code == 404


def test_language_without_a_section_has_no_page(client, editor, event):
    client.force_login(editor)
    assert (begin(client, event, "vi").status_code, EventPage.objects.count()) == (302, 0)


def test_event_leads_to_its_pages_and_pages_lead_to_their_event(client, editor, event):
    client.force_login(editor)
    begin(client, event, "ru")
    edit = reverse("wagtailadmin_pages:edit", args=[EventPage.objects.get().pk])
    show = reverse("events:show", args=[event.pk])
    assert [edit in client.get(show).text, show in client.get(edit).text] == [True, True]


def page_form(event, **changes) -> dict:
    values = {"title": "Evening", "slug": "evening", "event": event.pk, "summary": "Changed", "lead_image": ""}
    values |= {"lead_image_alt": "", "lead_image_caption": "", "search_description": "", "body": streamfield([])}
    return nested_form_data(values | changes | {"comments": inline_formset([])})


def test_page_tells_of_ones_own_event(client, editor, event, library):
    client.force_login(editor)
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", section_of(library).pk])
    client.post(url, page_form(event))
    assert EventPage.objects.get().event == event


@pytest.mark.parametrize("status", ["draft", "published"])
def test_page_cannot_tell_of_another_librarys_event(client, editor, library, other, status):
    theirs = EventFactory(library=other, status=status, titles={"en": secret("theirs")})
    client.force_login(editor)
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", section_of(library).pk])
    response = client.post(url, page_form(theirs))
    assert (response.status_code, leaks_in(response), EventPage.objects.count()) == (302, set(), 0)


def test_chooser_offers_ones_own_events_and_finds_them_by_title(client, editor, event, library, other):
    EventFactory(library=other, titles={"en": "Evening of theirs"})
    EventFactory(library=library, titles={"en": "Morning"})
    client.force_login(editor)
    found = client.get(reverse("choose-event:choose_results"), {"q": "Evening"}).text
    assert ["Evening of Abai" in found, "theirs" in found, "Morning" in found] == [True, False, False]


def test_chooser_answers_with_ones_own_event_alone(client, editor, event, other):
    theirs = EventFactory(library=other)
    client.force_login(editor)
    chosen = [client.get(reverse("choose-event:chosen", args=[row.pk])).status_code for row in (event, theirs)]
    several = client.get(reverse("choose-event:chosen_multiple"), {"id": [event.pk, theirs.pk]}).json()
    assert (chosen, [row["id"] for row in several["result"]]) == ([200, 404], [str(event.pk)])


def venue_form(library, **changes) -> dict:
    values = {
        "library": library.pk,
        "slug": "",
        "country": "KZ",
        "time_zone": "Asia/Almaty",
        "latitude": "",
        "longitude": "",
    }
    names = wording("names", "Reading hall") | wording("cities") | wording("addresses") | wording("accessibility")
    return values | names | {"capacity": "40"} | changes


def test_venue_belongs_to_ones_own_library(client, editor, library, other):
    client.force_login(editor)
    for owner in (other, library):
        client.post(reverse("venues:add"), venue_form(owner))
    venue = Venue.objects.get()
    assert (venue.library, venue.slug, venue.capacity) == (library, "reading-hall", 40)


def test_venue_without_one_of_its_coordinates_is_refused(client, editor, library):
    client.force_login(editor)
    response = client.post(reverse("venues:add"), venue_form(library, latitude="43.2"))
    assert ("Give both latitude and longitude, or neither." in response.text, Venue.objects.count()) == (True, 0)


def test_venues_of_others_are_not_there(client, editor, other):
    venues = [VenueFactory(library=other), VenueFactory(library=None)]
    client.force_login(editor)
    found = [client.get(reverse("venues:edit", args=[venue.pk])).status_code for venue in venues]
    assert (found, [venue.slug in client.get(reverse("venues:index")).text for venue in venues]) == (
        [404] * 2,
        [False] * 2,
    )


def board(client) -> str:
    return client.get(reverse("wagtailadmin_home")).text


def test_dashboard_names_drafts_that_wait_for_officers_and_what_is_next(client, officer, newcomer, other, library):
    SessionFactory(event__library=other, event__status="draft", event__titles={"en": "Waits"})
    SessionFactory(event__library=library, event__titles={"en": "Is next"})
    client.force_login(officer)
    seen = board(client)
    client.force_login(newcomer)
    own = board(client)
    assert ["Events to publish" in seen, "Waits" in seen, "Is next" in seen] == [True, True, True]
    assert ["Events with the officers" in own, "Waits" in own, "Is next" in own] == [True, True, False]
    assert len(dashboard.panels()) > 2
