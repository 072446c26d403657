"""One short text in several languages, and which of them a reader gets."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.utils import translation

from cms.core.languages import DEFAULT, Language, get


class Wording(NamedTuple):
    """A text and the language it is really in, so that a page can mark it with `lang` and `dir`."""

    text: str
    language: Language

    def __str__(self) -> str:
        return self.text


def in_language(texts: Mapping[str, str], tag: str | None = None, then: Iterable[str] = ()) -> Wording:
    """The text for a reader of `tag` (default: the active language), else the first that exists of `then`, the site's
    default language and any; an empty wording if there is none."""
    wanted = tag or translation.get_language() or DEFAULT.tag
    for candidate in (wanted, get(wanted).tag, *then, DEFAULT.tag, *texts):
        if text := texts.get(candidate):
            return Wording(text, get(candidate))
    return Wording("", get(wanted))
