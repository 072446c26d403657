"""Whether people can read on the colours that institutions choose."""

import pytest
from django.core.exceptions import ValidationError

from cms.core.colours import contrast, validate_accent
from cms.core.ornament import SEEDS


def test_contrast_of_black_and_white_is_the_largest():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_contrast_of_a_colour_with_itself_is_one():
    assert contrast("#0b4f7d", "#0b4f7d") == 1


def test_contrast_agrees_with_a_published_example():
    # WCAG's own example of the lightest grey that passes on white.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", sorted(set(SEEDS.values())))
def test_accent_of_each_palette_is_readable(colour):
    assert validate_accent(colour) is None


@pytest.mark.parametrize(
    ("colour", "begins"),
    [("#ffcc00", "Too light"), ("blue", "Write the colour"), ("#0b4f7", "Write the colour"), ("#0B4F7D", "Write")],
)
def test_accent_that_cannot_be_used_says_why(colour, begins):
    with pytest.raises(ValidationError) as refusal:
        validate_accent(colour)
    assert refusal.value.messages[0].startswith(begins)
