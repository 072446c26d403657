"""Facts in one row."""

import pytest
from django.utils import translation

from cms.core.in_a_row import in_a_row
from cms.core.languages import TAGS


@pytest.mark.parametrize("tag", TAGS)
def test_comma_of_the_language_stands_between_words(tag):
    comma = "،" if tag == "ar" else ","
    with translation.override(tag):
        assert in_a_row(["A", "", "B", "A", "C"]) == f"A{comma} B{comma} C"
