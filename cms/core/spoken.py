"""Languages that people speak at an event: more than the site is read in, each by its CLDR name."""

from babel import Locale
from django.utils import translation

from cms.core.languages import get

# Those of the network's countries and of the United Nations (BCP 47).
SPOKEN = ("ar", "az", "be", "en", "es", "fr", "hy", "ka", "kk", "ky", "ro", "ru", "tg", "tk", "uk", "uz", "vi", "zh")


def name(tag: str) -> str:
    """The name of a language in the active language, as it stands in a list; an unknown tag is its own name."""
    found = Locale.parse(get(translation.get_language()).tag).languages.get(tag)
    return found[:1].upper() + found[1:] if found else tag


def choices() -> list[tuple[str, str]]:
    """Pairs of tag and name, by name."""
    return sorted(((tag, name(tag)) for tag in SPOKEN), key=lambda pair: pair[1])
