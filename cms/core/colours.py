"""Colours that institutions choose, and whether people can read on them."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

HEX = re.compile(r"#[0-9a-f]{6}")
PAPER = "#f9f9f5"
READABLE = 4.5


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2, definition "relative luminance")."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def validate_accent(colour: str) -> None:
    """Refuse what is no colour, and what could not be read as text on paper (WCAG 2.2, 1.4.3: at least 4.5 to 1)."""
    if not HEX.fullmatch(colour):
        raise ValidationError(_("Write the colour as # and six digits or letters a to f, like #0b4f7d."))
    ratio = contrast(colour, PAPER)
    if ratio < READABLE:
        raise ValidationError(
            _("Too light to be read on paper: its contrast is %(ratio)s to 1, and 4.5 is needed. Choose a darker one."),
            params={"ratio": f"{ratio:.1f}"},
        )
