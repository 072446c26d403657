"""Addresses from titles in any script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.core.slugs import MAX_LENGTH, transliterate


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Reading Navoi aloud", "reading-navoi-aloud"),
        ("Қазақ кітапханасы ашылды", "qazaq-kitapkhanasy-ashyldy"),
        ("Oʻzbekiston milliy kutubxonasi", "ozbekiston-milliy-kutubxonasi"),
        ("Thư viện tỉnh Nghệ An", "thu-vien-tinh-nghe-an"),
        ("مكتبة", "mktbh"),
        ("№ 1 & 2", "no-1-2"),
        ("***", "page"),
        ("", "page"),
    ],
)
def test_slug_of_each_script(title, slug):
    assert transliterate(title) == slug


def test_slug_of_a_long_title_ends_at_a_word():
    assert transliterate("библиотека " * 20) == "-".join(["biblioteka"] * 7)


@given(st.text(max_size=300))
def test_slug_is_never_empty_and_always_plain(title):
    assert re.fullmatch(rf"[a-z0-9_-]{{1,{MAX_LENGTH}}}", transliterate(title))
