"""Events in the search box: by their page, else by their facts, in every language of their titles."""

import pytest

from cms.core.findable import sources
from cms.search.services import mend
from tests.factories.events import EventPageFactory, event_index_in
from tests.reading import links

pytestmark = pytest.mark.django_db


def found(client, address: str) -> list[str]:
    return [url for url in links(client.get(address)).values() if "/events/" in url and url.count("/") > 3]


@pytest.mark.parametrize(
    ("address", "urls"),
    [
        ("/en/search/?q=maps", ["/en/events/maps/"]),
        ("/kk/search/?q=maps", ["/kk/events/maps/"]),
        ("/en/search/?q=navoiy", ["/en/events/navoi/"]),
    ],
)
def test_event_without_a_page_leads_to_its_facts(client, programme, address, urls):
    mend()
    assert found(client, address) == urls


def test_event_with_a_page_is_found_by_that_alone(client, programme):
    EventPageFactory(parent=event_index_in("en"), event=programme["full"].event, title="Maps for all", slug="for-all")
    mend()
    assert found(client, "/en/search/?q=maps") == ["/en/events/for-all/"]


def test_drafts_are_not_found(client, programme):
    event = programme["full"].event
    event.status = "draft"
    event.save()
    mend()
    assert (found(client, "/en/search/?q=maps"), sources()["event"].addresses([event.pk], None)) == ([], {})
