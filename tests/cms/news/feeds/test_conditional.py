"""Readers that ask again and again: what is answered with 304, what is not, and what it costs."""

import datetime
import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.core.models import SiteSettings
from tests.cms.news.feeds.conftest import publish
from tests.factories.images import ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import section_of

pytestmark = pytest.mark.django_db
PATH = "/en/libraries/navoi/feed.rss"
BUDGET = 12


def asked_again(client, first, path: str = PATH) -> list[int]:
    """The answers to somebody who kept the tag, and to somebody who kept the time."""
    by_tag = client.get(path, headers={"If-None-Match": first["ETag"]})
    by_time = client.get(path, headers={"If-Modified-Since": first["Last-Modified"]})
    return [by_tag.status_code, by_time.status_code]


def rename(item):
    item.title = "Renamed"
    item.save_revision().publish()


def move(item):
    item.move(section_of(PartnerLibraryFactory()), pos="last-child")


def change_settings(item):
    SiteSettings.for_site(item.get_site()).save()


# What somebody may do, and nothing else happens in that second.
CHANGES = {
    "publish": lambda item: publish(item.get_parent(), first_published_at=timezone.now()).save_revision().publish(),
    "edit": rename,
    "unpublish": lambda item: item.unpublish(),
    "delete": lambda item: item.delete(),
    "move": move,
    "library": lambda item: item.library.save(),
    "topic": lambda item: item.topics.first().save(),
    "picture": lambda item: item.lead_image.save(),
    "settings": change_settings,
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_feed_is_seen_at_once(client, item, change):
    publish(item.get_parent(), 1, title="Stays")
    first = client.get(PATH)
    assert asked_again(client, first) == [304, 304]
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=1)):
        CHANGES[change](item)
    assert asked_again(client, first) == [200, 200]


def test_what_is_elsewhere_changes_no_feed_of_a_library(client, item):
    first = client.get(PATH)
    publish(section_of(PartnerLibraryFactory()), title="Elsewhere").save_revision().publish()
    assert asked_again(client, first) == [304, 304]


def test_formats_and_settings_have_tags_of_their_own(client, site, item):
    tags = {client.get(f"/en/news/feed.{kind}")["ETag"] for kind in ("rss", "atom", "json")}
    SiteSettings.objects.update_or_create(site=site, defaults={"full_text_feeds": False})
    assert len(tags | {client.get("/en/news/feed.rss")["ETag"]}) == 4


def test_head_says_what_get_says_without_the_text(client, item):
    get, head = client.get(PATH), client.head(PATH)
    assert (head.content, head["ETag"], head["Last-Modified"]) == (b"", get["ETag"], get["Last-Modified"])
    assert client.post(PATH).status_code == 405


def queries(client, path: str, **headers) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path, headers=headers)
    return len(asked)


@pytest.mark.parametrize("kind", ["rss", "json"])
def test_feed_asks_as_often_for_three_items_as_for_one(client, item, kind):
    path = f"/en/libraries/navoi/feed.{kind}"
    client.get(path)
    one = queries(client, path)
    for number in (1, 2):
        publish(item.get_parent(), number, body=json.dumps(list(item.body.raw_data)), lead_image=item.lead_image)
    client.get(path)
    three = queries(client, path)
    known = queries(client, path, **{"If-None-Match": client.get(path)["ETag"]})
    assert (one, one <= BUDGET, known) == (three, True, 1)


def test_texts_are_kept_and_rendered_anew_when_a_file_changes(client, item):
    client.get(PATH)
    kept = queries(client, PATH)
    ImageFactory(file__width=8, file__height=8)
    assert (queries(client, PATH) > kept, queries(client, PATH)) == (True, kept)


def test_feed_is_shown_while_the_cache_is_away(client, item, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert client.get(PATH).content == client.get(PATH).content


def test_lost_picture_leaves_an_item_without_an_enclosure(client, item):
    for size in item.lead_image.renditions.all():
        size.file.storage.delete(size.file.name)
    (entry,) = json.loads(client.get("/en/news/feed.json").content)["items"]
    assert ("image" in entry, "attachments" in entry) == (False, False)
