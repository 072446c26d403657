"""Names of countries in every language, from the Unicode CLDR, with the United Nations' usage where the two differ."""

from functools import cache

from babel import Locale
from django.utils import translation

from cms.core.languages import get

# United Nations, UNTERM: the names its member states use.
UN_USAGE = {
    ("en", "VN"): "Viet Nam",
    ("en", "MD"): "Republic of Moldova",
    ("en", "RU"): "Russian Federation",
    ("ru", "KG"): "Кыргызстан",
    ("ru", "RU"): "Российская Федерация",
    ("ru", "MD"): "Республика Молдова",
}
CODE_LENGTH = 2


@cache
def names(tag: str) -> dict[str, str]:
    """Every country's name in a language, by ISO 3166-1 alpha-2 code."""
    territories = Locale.parse(get(tag).tag).territories
    plain = {code: name for code, name in territories.items() if len(code) == CODE_LENGTH and code.isalpha()}
    return plain | {code: name for (language, code), name in UN_USAGE.items() if language == get(tag).tag}


def name(code: str, tag: str | None = None) -> str:
    """A country's name in a language (default: the active one); the code itself if it is unknown."""
    return names(tag or translation.get_language() or "").get(code, code)


def choices() -> list[tuple[str, str]]:
    """Pairs of code and name in the active language, by name; for form fields."""
    return sorted(names(translation.get_language() or "").items(), key=lambda pair: pair[1])
