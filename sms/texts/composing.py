"""A finished text: what the law wants before it, who writes, what is said, and how to leave."""

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
    hint = leave_hint(language, "" if way_is_two_way else leave_url)
    # The hint alone must not make a text of GSM letters twice as long.
    return f"{text}\n{plain(hint, language) if fits(text) else hint}"


def brand(body: str) -> str:
    """An answer, a notice or a code: nothing that one can leave."""
    return f"{settings.SMS_BRAND}: {body}"


def leave_hint(language: str, url: str) -> str:
    """How to leave, in the language: by an address, or else by a word that is understood there."""
    with translation.override(language):
        if url:
            return pgettext("sms", "Leave: {url}").format(url=url)
        return pgettext("sms", "Leave: reply {word}").format(word=stop_word(language))
