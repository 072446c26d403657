"""HTML for screens that nobody can leave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core.inward import inward, stays

ROOT = "https://library.example"
ADDRESS = '<bdi class="outward__address" dir="ltr">{}</bdi>'


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", True),
        ("#part", True),
        ("?page=2", True),
        ("/", True),
        ("/en/", True),
        ("/kk/news/?topic=maps#list", True),
        ("https://library.example/ar/libraries/navoi/", True),
        ("/en", False),
        ("/en/news/feed.rss", False),
        ("/en/_util/login/", False),
        ("/accounts/login/", False),
        ("/admin/", False),
        ("/documents/7/programme.pdf", False),
        ("/media/images/hall.jpg", False),
        ("//evil.example/en/", False),
        ("https://library.example.evil.example/en/", False),
        ("https://evil.example/en/", False),
        ("mailto:a@b.example", False),
        ("javascript:alert(1)", False),
    ],
)
def test_only_pages_of_the_site_stay(address, expected):
    assert stays(address, ROOT) is expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/en/">Home</a>', '<a href="/en/">Home</a>'),
        (
            '<a class="button" href="https://far.example/?a=1&amp;b=2">Their <b>site</b></a>',
            f'<span class="outward">Their <b>site</b> {ADDRESS.format("far.example/?a=1&amp;b=2")}</span>',
        ),
        ('<a href="tel:+7700">+7700</a>', '<span class="outward">+7700</span>'),
        ('<a href="geo:41,69">41, 69</a>', '<span class="outward">41, 69</span>'),
        (
            '<a href="/documents/7/a.pdf">A</a>',
            f'<span class="outward">A {ADDRESS.format("library.example/documents/7/a.pdf")}</span>',
        ),
        ("<p a=\"b\" c>x &lt; &#38; y<br/><!-- z --></p>", "<p a=\"b\" c>x &lt; &#38; y<br/><!-- z --></p>"),
        ('<script>if (a < b) c("</p>")</script>', '<script>if (a < b) c("</p>")</script>'),
    ],
)  # fmt: skip
def test_links_that_lead_away_become_text(html, expected):
    assert inward(html, ROOT) == expected


PIECES = st.sampled_from(
    ["<a href='/en/'>", "<a href=https://x.example>", "</a>", "<p>", "</p>", "&amp;", "<", "слово"]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=60)
def test_whatever_is_written_no_link_leads_away(pieces):
    assert "<a href=https" not in inward("".join(pieces), ROOT)
