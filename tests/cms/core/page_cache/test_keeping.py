"""What may be kept, and for how long."""

import datetime
import logging

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cms.core import page_cache
from cms.core.page_cache import findings, generations
from cms.core.page_cache.entries import why_not
from cms.core.page_cache.middleware import PageCacheMiddleware
from cms.core.page_cache.release import release
from tests.cms.core.page_cache.site_of_one_view import HOST
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, news_index_in, section_of
from tests.factories.users import UserFactory
from tests.reading import texts

pytestmark = pytest.mark.django_db
HIT, STORED = "pages; hit", "pages; fwd=miss; stored"


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({}, ""),
        ({"Vary": "Accept-Encoding"}, ""),
        ({"Cache-Control": "public, max-age=60"}, ""),
        ({"Vary": "Accept-Encoding, Cookie"}, "vary"),
        ({"Vary": "Accept-Language"}, "vary"),
        ({"Cache-Control": "max-age=60, PRIVATE"}, "private"),
        ({"Cache-Control": "no-store"}, "private"),
        ({"Cache-Control": "no-cache"}, "private"),
        ({"Content-Security-Policy": "script-src 'nonce-abc'"}, "nonce"),
        ({"Content-Encoding": "gzip"}, "encoded"),
    ],
)
def test_headers_say_whether_an_answer_is_for_everybody(headers, reason):
    assert why_not(HttpResponse("text", headers=headers)) == reason


def test_answer_that_sets_a_cookie_is_not_for_everybody():
    response = HttpResponse("text")
    response.set_cookie("seen", "1")
    assert why_not(response) == "cookie"


def test_preview_and_draft_are_never_kept(visitor, house):
    page = StandardPageFactory(parent=house, title="About", live=False)
    page.save_revision()
    visitor.force_login(UserFactory(is_superuser=True, is_staff=True))
    preview = visitor.get(f"/admin/pages/{page.pk}/view_draft/")
    visitor.logout()
    assert preview["Cache-Status"].startswith("pages; fwd=bypass")
    assert (visitor.get("/en/about/").status_code, visitor.get("/en/about/")["Cache-Status"]) == (
        404,
        "pages; fwd=miss; detail=status",
    )


def test_page_that_asks_for_a_password_is_not_kept_and_opens_for_nobody_else(visitor, client, house):
    page = StandardPageFactory(parent=house, title="Closed")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="secret")
    asked = visitor.get("/en/closed/")
    action = f"/en/_util/authenticate_with_password/{page.view_restrictions.get().pk}/{page.pk}/"
    visitor.post(action, {"password": "secret", "return_url": "/en/closed/"})
    opened = visitor.get("/en/closed/")
    visitor.cookies.clear()
    again = visitor.get("/en/closed/")
    assert [texts(answer, "h1") == ["Closed"] for answer in (asked, opened, again)] == [False, True, False]
    assert [answer["Cache-Status"] for answer in (asked, opened, again)] == [
        "pages; fwd=miss; detail=cookie",
        "pages; fwd=bypass; detail=session",
        "pages; fwd=miss; detail=cookie",
    ]


def test_library_that_opens_is_open_for_readers_of_the_cache_too(visitor, house, time_machine):
    """Wednesday in Almaty, five hours ahead of UTC, where the library opens at nine."""
    library = PartnerLibraryFactory(slug="almaty")
    OpeningHoursFactory(library=library, weekday=2)
    address = section_of(library).url
    time_machine.move_to(datetime.datetime(2026, 11, 18, 3, 58, tzinfo=datetime.UTC), tick=False)
    assert [visitor.get(address)["Cache-Status"] for _turn in range(3)][1:] == [HIT, HIT]
    assert "Closed now, opens today" in visitor.get(address).content.decode()
    time_machine.shift(datetime.timedelta(minutes=2))
    opened = visitor.get(address)
    assert (opened["Cache-Status"], "Open now" in opened.content.decode()) == (STORED, True)


def test_page_that_runs_out_is_asked_for_by_caches_in_front_in_time(visitor, house, settings, time_machine):
    settings.PAGE_CACHE_SHARED_SECONDS = 3600
    library = PartnerLibraryFactory(slug="almaty")
    OpeningHoursFactory(library=library, weekday=2)
    visitor.get("/en/")
    time_machine.move_to(datetime.datetime(2026, 11, 18, 3, 59, 20, tzinfo=datetime.UTC), tick=False)
    assert visitor.get(section_of(library).url)["Cache-Control"] == "public, max-age=0, s-maxage=40"
    time_machine.move_to(datetime.datetime(2026, 11, 18, 4, 0, tzinfo=datetime.UTC), tick=False)
    assert visitor.get(section_of(library).url)["Cache-Control"] == "public, max-age=0, s-maxage=60"


def answer(view) -> str:
    """What the cache does with the answer of a view."""
    request = RequestFactory().get("/en/", headers={"host": HOST})
    return PageCacheMiddleware(view)(request)["Cache-Status"]


def test_page_that_reads_a_table_that_nobody_watches_is_not_kept_and_logged_once(caplog, monkeypatch):
    monkeypatch.setattr(findings, "_reported", set())

    @page_cache.kept
    def view(request):
        with connection.cursor() as cursor:
            cursor.execute('SELECT count(*) FROM "users_user"')
        return HttpResponse("text")

    with caplog.at_level(logging.ERROR, logger=findings.__name__):
        assert [answer(view) for _turn in range(2)] == ["pages; fwd=miss; detail=unwatched-table"] * 2
    assert [record.args for record in caplog.records] == [("users_user",)]


def test_view_that_has_not_asked_for_it_is_not_kept():
    assert answer(lambda request: HttpResponse("text")) == "pages; fwd=miss; detail=not-for-keeping"


def test_page_that_has_run_out_when_it_is_ready_is_not_kept():
    @page_cache.kept
    def view(request):
        page_cache.fresh_until(timezone.now())
        return HttpResponse("text")

    assert answer(view) == "pages; fwd=miss; detail=expired"


def everything() -> str | None:
    return caches["pages"].get(generations.EVERYTHING)


@pytest.mark.django_db(transaction=True)
def test_change_that_is_taken_back_purges_nothing(visitor, house):
    for _turn in range(2):
        visitor.get("/en/")
    before = everything()
    with transaction.atomic():
        NewsPageFactory(parent=news_index_in("en"))
        transaction.set_rollback(True)
    assert everything() == before


@pytest.mark.django_db(transaction=True)
def test_many_changes_of_a_transaction_are_purged_together_also_after_a_part_was_taken_back(house):
    """The purge that a savepoint took with it does not take those after it."""
    asked = []
    with transaction.atomic():
        page_cache.purge("one")
        with transaction.atomic():
            page_cache.purge("two")
            transaction.set_rollback(True)
        page_cache.purge("three")
        asked = [waiting.tags for _savepoints, waiting, *_robust in connection.run_on_commit]
    assert set.union(*asked) == {"one", "three"}
    words = generations.current_of(caches["pages"], ["one", "two", "three"])
    assert set(words) == {"one", "three"}


def test_release_is_another_when_the_site_looks_different(settings):
    before = release()
    release.cache_clear()
    settings.THEME = "kiosk"
    after = release()
    release.cache_clear()
    assert (before == after, len(before)) == (False, 16)
