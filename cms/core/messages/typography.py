"""How a translation begins and ends, and which letters it may use."""

import re
import unicodedata
from collections.abc import Iterator

from cms.core.messages.placeholders import without_placeholders

# The last sign of a sentence in the scripts of our languages and their neighbours.
SIGNS = {
    **dict.fromkeys(":：", "a colon"),
    **dict.fromkeys(".。։۔", "a full stop"),
    **dict.fromkeys("?؟？", "a question mark"),
    **dict.fromkeys("!！", "an exclamation mark"),
    **dict.fromkeys(",،，", "a comma"),
    "…": "an ellipsis",
}
CLOSING = " \t\n\"'”’»“)"
# Unicode names of letters begin with their script.
SCRIPTS_THAT_LOOK_ALIKE = {"LATIN", "CYRILLIC"}
WORD = re.compile(r"[^\W\d_]+")
# Oʻzbek: U+02BB after o and g, U+02BC elsewhere; people type what their keyboard has.
UZBEK_APOSTROPHE = re.compile(r"[^\W\d_]['`‘’´]")


def wrong_edges(source: str, translation: str) -> Iterator[str]:
    """Spaces and the last sign, which differ from those of the source."""
    if edges(source) != edges(translation):
        yield "begins or ends with other spaces than the source"
    wanted, found = last_sign(source), last_sign(translation)
    if wanted != found:
        yield f"ends with {found or 'no sign'} and the source with {wanted or 'none'}"


def edges(text: str) -> tuple[str, str]:
    """The white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def last_sign(text: str) -> str:
    """The name of the sign that a text ends with; the full stop of one word is that of an abbreviation."""
    end = text.rstrip(CLOSING)
    if end.endswith("..."):
        return SIGNS["…"]
    sign = SIGNS.get(end[-1:], "")
    return "" if sign == SIGNS["."] and len(end.split()) == 1 else sign


def wrong_letters(tag: str, translation: str) -> Iterator[str]:
    """Letters that look right and are others: for search, for screen readers, for the next translator."""
    if not unicodedata.is_normalized("NFC", translation):
        yield "is not in Unicode's normal form NFC"
    text = without_placeholders(translation)
    if mixed := [word for word in WORD.findall(text) if scripts(word) == SCRIPTS_THAT_LOOK_ALIKE]:
        yield f"mixes Latin and Cyrillic letters in {', '.join(mixed)}"
    if tag == "uz" and UZBEK_APOSTROPHE.search(text):
        yield "has an apostrophe where Uzbek has ʻ (U+02BB, after o and g) or ʼ (U+02BC)"


def scripts(word: str) -> set[str]:
    """Which of the scripts that look alike a word is written in."""
    return {unicodedata.name(letter, "").split(" ")[0] for letter in word} & SCRIPTS_THAT_LOOK_ALIKE
