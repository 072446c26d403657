"""Which language a text is in, where nobody has said: documents have none in Wagtail."""

import re
import unicodedata
from collections import Counter

from cms.core import languages

SAMPLE = 4000
WORD = re.compile(r"[^\W\d_]+(?:['‘’ʻʼ`][^\W\d_]+)*")
# Letters that one of our languages has and those of the same script lack.
LETTERS = {
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "kk": re.compile(r"[әғқңөұүһі]"),
    "ru": re.compile(r"[а-яё]"),
    "vi": re.compile(r"[đơưăâêôạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]"),
    "uz": re.compile(r"[og]['‘’ʻʼ`](?!s\b)[a-z]|\b(?:va|bilan|uchun|ning|kutubxona\w*)\b"),
}
# One such letter in so many words is a name from elsewhere, not a language.
WORDS_PER_LETTER = 12


def guess_language(text: str) -> str:
    """The tag of a language of the site, by letters and the commonest words; the default where nothing tells.

    Of languages that share a script the one with letters of its own wins if there are enough of them.
    """
    sample = unicodedata.normalize("NFC", text[:SAMPLE]).casefold()
    words = len(WORD.findall(sample)) or 1
    found = Counter({tag: len(letters.findall(sample)) for tag, letters in LETTERS.items()})
    if found["ar"] > words:
        return "ar"
    if found["ru"] > words:
        return "kk" if found["kk"] * WORDS_PER_LETTER > words else "ru"
    latin = max(("vi", "uz"), key=lambda tag: found[tag])
    return latin if found[latin] * WORDS_PER_LETTER > words else languages.DEFAULT.tag
