"""Many readers at once, and changes while a page is rendered."""

import threading
import time

import pytest
from django.core.cache import caches

from cms.core.page_cache import generations, reading
from cms.core.page_cache.purging import purge_now
from cms.core.page_cache.shelf import Shelf
from tests.cms.core.page_cache.site_of_one_view import Site, at_once

READERS = 8


def slowly(site: Site) -> None:
    time.sleep(0.2)


def test_new_page_is_rendered_once_for_all_who_ask_at_once():
    site = Site(meanwhile=slowly)
    answers = at_once(*[site.read] * READERS)
    assert (site.rendered, sorted(answers)) == (
        1,
        sorted([("first", "fwd=miss; stored")] + [("first", "hit; detail=awaited")] * (READERS - 1)),
    )


def test_old_page_is_given_while_one_renders_the_new_one():
    site = Site()
    site.read()
    site.text, site.meanwhile = "second", slowly
    purge_now({"text"})
    answers = at_once(*[site.read] * READERS)
    assert (site.rendered, sorted(answers)) == (
        2,
        sorted([("second", "fwd=miss; stored")] + [("first", "hit; detail=stale")] * (READERS - 1)),
    )


def test_first_reader_after_a_purge_sees_the_new_page_even_while_an_older_one_is_rendered():
    site = Site(meanwhile=slowly)
    first = threading.Thread(target=site.read)
    first.start()
    time.sleep(0.05)
    site.text = "second"
    purge_now({"text"})
    assert site.read() == ("second", "fwd=miss; stored")
    first.join()


def change_meanwhile(site: Site) -> None:
    """What an editor publishes after this rendering has read the old text."""
    if site.text == "first":
        site.text = "second"
        purge_now({"text"})


def test_purge_during_rendering_wins():
    site = Site(meanwhile=change_meanwhile)
    assert [site.read() for _turn in range(3)] == [
        ("first", "fwd=miss; stored"),
        ("second", "fwd=miss; stored"),
        ("second", "hit"),
    ]


class ShelfThatReadsLate(Shelf):
    """Takes the generations as they are after rendering: what the one above must not do."""

    def put(self, key, response, *, found, tags, until):
        found.stamp = generations.everything(self.cache)
        return super().put(key, response, found=found, tags=tags, until=until)


def test_negative_control_old_page_stays_where_generations_are_read_after_rendering():
    site = Site(meanwhile=change_meanwhile)
    site.middleware.shelf = ShelfThatReadsLate()
    assert [site.read()[0] for _turn in range(2)] == ["first", "first"]


def purge_something_else(site: Site) -> None:
    purge_now({"something else"})


def test_page_is_kept_in_the_end_though_other_things_change_all_the_time():
    """The second time its tags are known before it is rendered, so that other changes do not count."""
    site = Site(meanwhile=purge_something_else)
    assert [site.read()[1] for _turn in range(3)] == ["fwd=miss; stored", "fwd=miss; stored", "hit"]


def test_renderer_that_dies_blocks_others_for_a_moment_only(monkeypatch):
    monkeypatch.setattr(reading, "WAIT", 0.1)
    site = Site()
    assert site.middleware.shelf.claim(site.key, generations.everything(caches["pages"]))
    assert site.read() == ("first", "fwd=miss; stored")


def test_page_that_cannot_be_kept_is_rendered_for_all_at_once():
    """Nobody waits in a line for what each has to be given anyway."""
    site = Site(meanwhile=slowly, headers={"Cache-Control": "private"})
    site.read()
    started = time.monotonic()
    answers = at_once(*[site.read] * READERS)
    assert (site.rendered, set(answers)) == (READERS + 1, {("first", "fwd=miss; detail=private")})
    assert time.monotonic() - started < READERS * 0.2


def test_page_that_is_closed_is_not_given_as_the_old_one():
    site = Site()
    site.read()
    site.text, site.headers, site.meanwhile = "password?", {"Cache-Control": "private"}, slowly
    purge_now({"text"})
    site.read()
    assert {text for text, _did in at_once(*[site.read] * READERS)} == {"password?"}


def test_generation_that_the_cache_has_lost_brings_no_old_page_back():
    site = Site()
    site.read()
    site.text = "second"
    purge_now({"text"})
    caches["pages"].delete_many(["everything", generations.key_of("text")])
    assert site.read()[0] == "second"


@pytest.mark.parametrize("lost", ["everything", "tag:text"])
def test_loss_of_a_generation_costs_one_rendering_at_most(lost):
    site = Site()
    site.read()
    caches["pages"].delete(lost)
    caches["pages"].set("everything", "another", None)
    assert [site.read()[1] for _turn in range(2)][1] == "hit"
