"""What templates say often."""

import datetime

import pytest
import time_machine
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from cms.core import languages
from cms.core.chrome import Chrome
from cms.core.templatetags.outreach import head_size
from cms.core.wording import Wording

KAZAKH = languages.get("kk")


def render(source: str, path: str = "/en/", **context) -> str:
    request = RequestFactory().get(path)
    return Template(source).render(Context({"request": request, "chrome": Chrome(request)} | context))


def test_wording_of_another_language_says_which():
    assert render("{% worded name %}", name=Wording("Алматы", KAZAKH)) == '<span lang="kk" dir="ltr">Алматы</span>'


def test_wording_of_the_page_stands_bare():
    with translation.override("kk"):
        assert render("{% worded name %}", name=Wording("Алматы", KAZAKH)) == "Алматы"


def test_wording_is_escaped():
    assert render("{% worded name %}", name=Wording("<b>", languages.DEFAULT)) == "&lt;b&gt;"


def test_json_ld_cannot_end_its_element():
    block = render("{% json_ld data %}", data={"name": "</script><script>alert(1)</script>"})
    assert block == (
        '<script type="application/ld+json">'
        '{"name":"\\u003C/script\\u003E\\u003Cscript\\u003Ealert(1)\\u003C/script\\u003E"}</script>'
    )


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/en/news/?topic=maps&page=3", "?topic=maps&amp;country=KZ"),
        ("/en/news/?country=UZ", "?country=KZ"),
        ("/en/news/", "?country=KZ"),
    ],
)
def test_query_changes_one_value_and_goes_back_to_the_first_page(path, expected):
    assert render('{% query country="KZ" %}', path) == expected


def test_query_without_anything_left_is_still_an_address():
    assert render("{% query country=None %}", "/en/news/?country=UZ") == "?"


@pytest.mark.parametrize(
    ("length", "classes"),
    [(60, "head"), (61, "head head--long"), (110, "head head--long"), (111, "head head--longest")],
)
def test_head_grows_smaller_with_its_title(length, classes):
    assert head_size("x" * length) == classes


@pytest.mark.parametrize(("tag", "expected"), [("en", "1,300"), ("ru", "1\xa0300"), ("vi", "1.300"), ("ar", "1,300")])
def test_number_is_grouped_as_the_reader_does(tag, expected):
    with translation.override(tag):
        assert render("{{ value|number }}", value=1300) == expected


@time_machine.travel(datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
@pytest.mark.parametrize(
    ("tag", "day", "short", "month"),
    [
        ("en", datetime.date(2026, 11, 5), "5 November", "November"),
        ("en", datetime.date(2025, 11, 5), "5 November 2025", "November 2025"),
        ("ru", datetime.date(2026, 11, 5), "5 ноября", "ноябрь"),
        ("kk", datetime.date(2026, 11, 5), "5 қараша", "Қараша"),
        ("kk", datetime.date(2025, 11, 5), "2025\u202fж. 5 қараша", "2025\u202fж. қараша"),
        ("ar", datetime.date(2026, 11, 5), "5 نوفمبر", "نوفمبر"),
    ],
)
def test_short_dates_name_the_year_only_if_it_is_another(tag, day, short, month):
    with translation.override(tag):
        assert (render("{{ day|short_date }}", day=day), render("{{ day|month }}", day=day)) == (short, month)


def test_dates_that_are_missing_leave_nothing():
    assert render("{{ day|long_date }}{{ day|short_date }}{{ day|month }}{{ day|clock }}", day=None) == ""


def test_player_of_an_unknown_host_is_none():
    assert render("{% with player=url|player %}{{ player }}{% endwith %}", url="https://example.org/video") == "{}"
