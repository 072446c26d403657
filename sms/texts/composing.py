"""A finished text: what the law wants before it, who writes, what is said, and how to leave."""

from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import pgettext

from sms.numbers.countries import rules
from sms.texts.alphabet import fits
from sms.texts.plain import plain
from sms.words.table import stop_word


def compose(body: str, *, language: str, country: str, way_is_two_way: bool, leave_url: str) -> str:
    """A message that one may leave: with the tag of the country (ISO 3166-1 alpha-2), the brand, and a hint."""
    text = f"{rules(country).tag} {brand(body)}".strip()
    # The hint alone must not make a text of GSM letters twice as long.
    hint = leave_hint(language, by_word=way_is_two_way or not leave_url, in_gsm=fits(text))
    return f"{text}\n{hint.format(url=leave_url)}"


def brand(body: str) -> str:
    """An answer, a notice or a code: nothing that one can leave."""
    return f"{settings.SMS_BRAND}: {body}"


@cache
def leave_hint(language: str, *, by_word: bool, in_gsm: bool) -> str:
    """How to leave, in the language: by a word that is understood there, or by an address, which is put in for {url}.

    Kept, as translating it for each of a million messages takes longer than all the rest of their texts.
    """
    with translation.override(language):
        hint = pgettext("sms", "Leave: {url}")
        if by_word:
            hint = pgettext("sms", "Leave: reply {word}").format(word=stop_word(language))
    return plain(hint, language) if in_gsm else hint
