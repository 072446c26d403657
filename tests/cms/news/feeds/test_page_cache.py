"""Feeds from the page cache: kept until something that they show changes, and no longer."""

import pytest

from cms.news.feeds import json_feed
from tests.cms.news.feeds.conftest import publish
from tests.factories.images import ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import TopicFactory, body, section_of

pytestmark = pytest.mark.django_db(transaction=True)
ALL, OWN, OTHER = "/en/news/feed.json", "/en/libraries/navoi/feed.json", "/en/libraries/other/feed.json"
TOPIC, ELSEWHERE = "/en/news/topics/maps/feed.json", "/kk/news/feed.json"


@pytest.fixture
def item(house):
    """An item with a picture in its text, and libraries beside its own."""
    PartnerLibraryFactory(slug="other")
    figure = {"image": {"image": ImageFactory(file__width=9, file__height=9).pk, "alt_text": "", "decorative": True}}
    return publish(
        section_of(PartnerLibraryFactory(slug="navoi")),
        topics=[TopicFactory(slug="maps")],
        body=body(("figure", figure | {"caption": ""})),
    )


def unkept(visitor) -> set[str]:
    """The feeds that are not answered from the cache, after which they are."""
    feeds = (ALL, OWN, OTHER, TOPIC, ELSEWHERE)
    asked = {feed: visitor.get(feed)["Cache-Status"] for feed in feeds}
    return {feed for feed, status in asked.items() if status != "pages; hit"}


def rename(item):
    item.title = "Renamed"
    item.save_revision().publish()


def describe(picture):
    picture.description = "A hall"
    picture.save()


def translate(topic):
    topic.names |= {"kk": "Карталар"}
    topic.save()


CHANGES = {
    "edit": rename,
    "unpublish": lambda item: item.unpublish(),
    "delete": lambda item: item.delete(),
    "picture": lambda item: describe(item.body[0].value["image"]),
    "topic": lambda item: translate(item.topics.first()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_change_of_an_item_purges_the_feeds_that_show_it(visitor, item, change):
    visitor.get("/en/")
    assert unkept(visitor) == {ALL, OWN, OTHER, TOPIC, ELSEWHERE}
    assert unkept(visitor) == set()
    CHANGES[change](item)
    assert unkept(visitor) == {ALL, OWN, TOPIC}


def test_publishing_is_seen_in_the_feeds_at_once(visitor, item):
    visitor.get("/en/")
    unkept(visitor)
    publish(section_of(item.library), title="New").save_revision().publish()
    assert unkept(visitor) == {ALL, OWN}
    assert [entry["title"] for entry in visitor.get(OWN).json()["items"]] == ["New", item.title]


def test_picture_of_a_kept_text_purges_feeds_that_did_not_render_it(visitor, item):
    visitor.get("/en/")
    visitor.get(ALL)
    visitor.get(OWN)
    describe(item.body[0].value["image"])
    assert OWN in unkept(visitor)


def test_reader_with_the_tag_of_a_kept_feed_gets_304(visitor, item):
    visitor.get("/en/")
    etag = visitor.get(ALL)["ETag"]
    answer = visitor.get(ALL, headers={"If-None-Match": etag})
    assert (answer.status_code, answer["Cache-Status"]) == (304, "pages; hit")
    assert visitor.get(ALL).json()["version"] == json_feed.VERSION
