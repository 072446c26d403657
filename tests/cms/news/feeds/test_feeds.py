"""What feeds carry, in all three formats, and what they leave out."""

import json

import feedparser
import pytest
from wagtail.models import PageViewRestriction, Site

from cms.core.models import SiteSettings
from cms.news.feeds import edition
from cms.news.models import NewsPage
from tests.cms.news.feeds.conftest import publish
from tests.cms.news.feeds.rules import atom_problems, rss_problems
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import TopicFactory, home_in, news_index_in, section_of

pytestmark = pytest.mark.django_db
HOST = "http://feeds.example"
PLACES = ["news", "news/topics/maps", "libraries/navoi"]
PROBLEMS = {"rss": rss_problems, "atom": atom_problems}


def titles(client, path: str) -> list[str]:
    """The titles that a reader program finds at an address."""
    response = client.get(path)
    if path.endswith(".json"):
        return [item["title"] for item in json.loads(response.content)["items"]]
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


def test_feed_stands_under_language_topic_and_library_in_three_formats(client, item):
    paths = [f"/en/{place}/feed.{kind}" for place in PLACES for kind in ("rss", "atom", "json")]
    assert [titles(client, path) for path in paths] == [[item.title]] * 9


def test_feed_is_served_as_what_readers_and_browsers_take(client, item):
    served = [client.get(f"/en/news/feed.{kind}")["Content-Type"] for kind in ("rss", "atom", "json")]
    assert served == [f"application/{kind}; charset=utf-8" for kind in ("xml", "xml", "feed+json")]


@pytest.mark.parametrize("full", [True, False])
def test_feeds_keep_the_rules_of_the_validator(client, site, item, full):
    SiteSettings.objects.update_or_create(site=site, defaults={"full_text_feeds": full})
    publish(news_index_in("en"), 1, title="Of the network")
    addresses = [f"{HOST}/en/{place}/feed.{kind}" for place in PLACES for kind in PROBLEMS]
    rules = [PROBLEMS[address.rpartition(".")[2]] for address in addresses]
    found = [rule(client.get(address).content, address) for rule, address in zip(rules, addresses, strict=True)]
    assert found == [[]] * 6


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_feed_without_items_keeps_the_rules(client, site, maps, kind):
    address = f"{HOST}/kk/news/topics/maps/feed.{kind}"
    response = client.get(address)
    assert (PROBLEMS[kind](response.content, address), feedparser.parse(response.content).entries) == ([], [])


def test_control_characters_of_titles_do_not_break_the_document(client, item):
    NewsPage.objects.filter(pk=item.pk).update(title="A\x0b\x1fB", summary="C\x08D")
    assert [titles(client, f"/en/news/feed.{kind}") for kind in ("rss", "atom", "json")] == [["AB"]] * 3


@pytest.mark.parametrize(
    "path",
    [
        "/en/news/topics/nowhere/feed.rss",
        "/en/libraries/nowhere/feed.atom",
        "/kk/libraries/navoi/feed.json",
        "/en/news/feed.xml",
        "/news/feed.rss",
    ],
)
def test_unknown_feed_is_not_found(client, item, path):
    assert client.get(path).status_code == 404


def test_feed_tells_one_language(client, site):
    library = PartnerLibraryFactory(slug="almaty", languages=["kk", "en"])
    for tag in ("kk", "en"):
        publish(section_of(library, tag), title=tag)
    found = {tag: titles(client, f"/{tag}/libraries/almaty/feed.json") for tag in ("kk", "en")}
    assert (found, titles(client, "/kk/news/feed.json")) == ({"kk": ["kk"], "en": ["en"]}, ["kk"])


def test_feeds_of_topic_and_library_leave_out_the_others(client, item):
    other = PartnerLibraryFactory(slug="other")
    publish(section_of(other), 1, title="Other", topics=[TopicFactory(slug="music")])
    found = [titles(client, f"/en/{place}/feed.json") for place in ("news/topics/music", "libraries/other")]
    assert found == [["Other"], ["Other"]]


def test_drafts_aliases_and_restricted_items_are_left_out(client, item, library):
    publish(section_of(library), 1, title="Draft", live=False)
    hidden = publish(section_of(library), 2, title="Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    item.create_alias(parent=news_index_in("en"), update_slug="again")
    assert titles(client, "/en/news/feed.json") == [item.title]


def test_feed_of_a_restricted_library_is_not_found(client, item, library):
    PageViewRestriction.objects.create(page=section_of(library), restriction_type=PageViewRestriction.LOGIN)
    found = client.get("/en/libraries/navoi/feed.json").status_code, titles(client, "/en/news/feed.json")
    assert found == (404, [])


def test_items_of_another_site_are_left_out(client, item):
    elsewhere = home_in("en").copy(recursive=True, update_attrs={"slug": "elsewhere", "title": "Elsewhere"})
    Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
    NewsPage.objects.descendant_of(elsewhere).update(title="Elsewhere", first_published_at=item.first_published_at)
    assert titles(client, "/en/news/feed.json") == [item.title]


def test_newest_are_shown_by_when_they_were_published(client, library, monkeypatch):
    monkeypatch.setattr(edition, "SHOWN", 3)
    for number in range(4):
        publish(section_of(library), number, title=str(number), date=f"2001-01-0{number + 1}")
    assert titles(client, "/en/news/feed.json") == ["0", "1", "2"]


def test_json_feed_says_what_version_1_1_asks_for(client, item):
    feed = json.loads(client.get("/en/libraries/navoi/feed.json").content)
    (entry,) = feed.pop("items")
    html, file = entry.pop("content_html"), entry.pop("attachments")[0]
    assert feed == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Navoi library · Library Outreach",
        "home_page_url": f"{HOST}/en/libraries/navoi/",
        "feed_url": f"{HOST}/en/libraries/navoi/feed.json",
        "description": "Navoi library · Library Outreach",
        "authors": [{"name": "Library Outreach", "url": HOST}],
        "language": "en",
    }
    assert entry == {
        "id": entry["id"],
        "url": f"{HOST}{item.url}",
        "title": item.title,
        "summary": item.summary,
        "date_published": "2026-11-15T12:00:00+00:00",
        "date_modified": "2026-11-15T12:00:00+00:00",
        "authors": [{"name": "Navoi library", "url": "https://navoi.example/"}],
        "tags": ["Maps & atlases"],
        "language": "en",
        "image": file["url"],
    }
    rendition = item.lead_image.renditions.get(filter_spec="fill-1200x630|format-jpeg")
    assert file == {
        "url": f"{HOST}{rendition.url}",
        "mime_type": "image/jpeg",
        "size_in_bytes": rendition.file.storage.size(rendition.file.name),
    }
    assert html.startswith("<p><strong>A &lt; B &amp; “C”.</strong></p>")


def test_rss_and_atom_say_the_same(client, item):
    feeds = [feedparser.parse(client.get(f"/en/news/feed.{kind}").content) for kind in ("rss", "atom")]
    said = [
        {
            "title": feed.feed.title,
            "language": feed.feed.language,
            "id": feed.entries[0].id,
            "link": feed.entries[0].link,
            "author": feed.entries[0].author,
            "topics": [tag.term for tag in feed.entries[0].tags],
            "published": feed.entries[0].published_parsed,
            "updated": feed.entries[0].updated_parsed,
            "text": feed.entries[0].content[-1].value,
            "file": [(file.href, file.length, file.type) for file in feed.entries[0].enclosures],
        }
        for feed in feeds
    ]
    assert (said[0], len(said[0]["file"])) == (said[1], 1)


def test_summary_is_all_there_is_where_the_site_says_so(client, site, item):
    SiteSettings.objects.update_or_create(site=site, defaults={"full_text_feeds": False})
    (entry,) = json.loads(client.get("/en/news/feed.json").content)["items"]
    rss = feedparser.parse(client.get("/en/news/feed.rss").content).entries[0]
    assert (entry["content_text"], "content_html" in entry, "content" in rss) == (item.summary, False, False)


def test_id_stays_when_slug_place_and_host_change(client, site, item):
    def identity():
        return json.loads(client.get("/en/news/feed.json").content)["items"][0]["id"]

    before = identity()
    item.slug = "renamed"
    item.save_revision().publish()
    item.move(section_of(PartnerLibraryFactory()), pos="last-child")
    site.hostname = "moved.example"
    site.save()
    assert identity() == before


def test_translations_have_ids_of_their_own(client, site):
    library = PartnerLibraryFactory(slug="almaty", languages=["kk", "en"])
    items = [publish(section_of(library, tag), title=tag) for tag in ("kk", "en")]
    NewsPage.objects.filter(pk=items[1].pk).update(translation_key=items[0].translation_key)
    found = {json.loads(client.get(f"/{tag}/news/feed.json").content)["items"][0]["id"] for tag in ("kk", "en")}
    assert len(found) == 2
