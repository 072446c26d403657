"""Many readers at once, and changes while a page is rendered."""

import threading

import pytest
from django.core.cache import caches

from cms.core.page_cache import generations, reading
from cms.core.page_cache.purging import purge_now
from cms.core.page_cache.shelf import Shelf
from tests.cms.core.page_cache.site_of_one_view import Site, at_once

READERS = 8


class Renderer(threading.Thread):
    """A reader for whom the page is being rendered, until it is told to go on."""

    def __init__(self, site: Site):
        super().__init__()
        self.site = site
        self.began, self.may_go_on = threading.Event(), threading.Event()
        site.meanwhile = self.pause

    def pause(self, site: Site) -> None:
        site.meanwhile = lambda site: None
        self.began.set()
        assert self.may_go_on.wait(timeout=20)

    def run(self) -> None:
        self.answer = self.site.read()

    def __enter__(self):
        self.start()
        assert self.began.wait(timeout=20)
        return self

    def __exit__(self, *error):
        self.may_go_on.set()
        self.join()


def test_new_page_is_rendered_once_for_all_who_ask_at_once():
    site = Site()
    with Renderer(site) as renderer:
        threading.Timer(0.2, renderer.may_go_on.set).start()
        answers = at_once(*[site.read] * READERS)
    assert (site.rendered, {text for text, _did in answers}) == (1, {"first"})
    assert {did for _text, did in answers} <= {"hit; detail=awaited", "hit"}


def test_old_page_is_given_while_one_renders_the_new_one():
    site = Site()
    site.read()
    site.text = "second"
    purge_now({"text"})
    with Renderer(site) as renderer:
        assert at_once(*[site.read] * READERS) == [("first", "hit; detail=stale")] * READERS
    assert (renderer.answer, site.read()) == (("second", "fwd=miss; stored"), ("second", "hit"))


def test_first_reader_after_a_purge_sees_the_new_page_even_while_an_older_one_is_rendered():
    site = Site()
    with Renderer(site):
        site.text = "second"
        purge_now({"text"})
        assert site.read() == ("second", "fwd=miss; stored")


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
        found = found._replace(stamp=generations.everything(self.cache))
        return super().put(key, response, found=found, tags=tags, until=until)


def test_negative_control_old_page_stays_where_generations_are_read_after_rendering():
    site = Site(meanwhile=change_meanwhile)
    site.middleware.shelf = ShelfThatReadsLate()
    assert [site.read()[0] for _turn in range(2)] == ["first", "first"]


def purge_something_else(site: Site) -> None:
    purge_now({"something-else"})


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
    """Nobody waits in a line for what each has to be given anyway: all renderings meet."""
    site = Site(headers={"Cache-Control": "private"})
    site.read()
    meeting = threading.Barrier(READERS)
    site.meanwhile = lambda site: meeting.wait(timeout=20)
    assert at_once(*[site.read] * READERS) == [("first", "fwd=miss; detail=private")] * READERS


def test_page_that_is_closed_is_not_given_as_the_old_one(monkeypatch):
    monkeypatch.setattr(reading, "WAIT", 0.1)
    site = Site()
    site.read()
    site.text, site.headers = "password?", {"Cache-Control": "private"}
    purge_now({"text"})
    site.read()
    purge_now({"text"})
    with Renderer(site):
        assert site.read()[0] == "password?"


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
