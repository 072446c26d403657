"""HTML that leaves the site."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core.portable import legal, portable

BASE = "https://library.example/en/news/item/"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p class=a id=b onclick=c style=d lang=kk>Text</p>", '<p lang="kk">Text</p>'),
        ('<a href="/en/about/">A</a>', '<a href="https://library.example/en/about/">A</a>'),
        ('<a href="#part">A</a>', '<a href="https://library.example/en/news/item/#part">A</a>'),
        ('<a href="mailto:a@b.example">A</a>', '<a href="mailto:a@b.example">A</a>'),
        ('<a href="javascript:alert(1)">A</a>', "<a>A</a>"),
        ('<a href=" java&#115;cript:alert(1)">A</a>', "<a>A</a>"),
        ('<a href="//[bad">A</a>', "<a>A</a>"),
        ("<img src=/media/a.jpg>", '<img src="https://library.example/media/a.jpg" alt="" />'),
        ("one<br>two<hr/>", "one<br />two<hr />"),
        ("<script>alert(1)</script><style>p{}</style><p>Text", "<p>Text</p>"),
        ("<iframe src=x><p>inside</p></iframe><form><button>Go</button></form><p>Text</p>", "<p>Text</p>"),
        ("<svg><title>T</title><path/></svg>after", "after"),
        ("<section><p>Text</section>", "<p>Text</p>"),
        ("<details><summary>Q</summary><div>A</div></details>", "<div><h3>Q</h3><div>A</div></div>"),
        ("<ul><li>one<li>two</ul>", "<ul><li>one<li>two</li></li></ul>"),
        ("<p>a &lt; b &amp; c</p><!-- x -->", "<p>a &lt; b &amp; c</p>"),
        ("</p></div>text\x0b", "text"),
        ("", ""),
    ],
)
def test_only_what_is_safe_anywhere_is_left(html, expected):
    assert portable(html, BASE) == expected


PIECES = st.sampled_from(
    ["<p>", "</p>", "<a href='/x'>", "</a>", "<img src=x>", "<script>", "</script>", "<svg/>", "<b", "&amp", "&#0;",
     "<!--", "<![CDATA[", "]]>", "<iframe>", "</iframe>", "<details>", "<td colspan=2>", "\x00", "\ud800", "текст",
     '"', "<"]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(PIECES | st.text(max_size=5), max_size=20))
def test_anything_becomes_well_formed_and_stays_as_it_is_when_done_again(pieces):
    made = portable("".join(pieces), BASE)
    tree = ElementTree.fromstring(f"<x>{made}</x>".encode())
    assert not {"script", "iframe", "form", "style"} & {element.tag for element in tree.iter()}
    assert portable(made, BASE) == made


def test_characters_that_xml_forbids_are_left_out():
    assert legal("a\x00\x08\t\n\x0b\x1f\ud800\ufffeЖ😀") == "a\t\nЖ😀"
