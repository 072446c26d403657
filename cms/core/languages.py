"""The languages of the site, in the order in which they are offered.

Adding one is a line here and a catalogue (see locale/README.md). The registry is our own because others disagree with
usage: Django calls Azerbaijani right to left and names `uz-cyrl` like its parent. It is read by the settings, so it
imports nothing of Django.
"""

from dataclasses import dataclass

RIGHT_TO_LEFT = "rtl"
LEFT_TO_RIGHT = "ltr"


@dataclass(frozen=True)
class Language:
    """A language people read the site in.

    `tag` is its BCP 47 tag, `endonym` its own name for itself, `iso639_3` the code that offline editions are filed by,
    `comma` what stands between facts in a row.
    """

    tag: str
    endonym: str
    iso639_3: str
    direction: str = LEFT_TO_RIGHT
    comma: str = ", "


LANGUAGES: tuple[Language, ...] = (
    Language("en", "English", "eng"),
    Language("ru", "Русский", "rus"),
    Language("kk", "Қазақша", "kaz"),
    Language("uz", "Oʻzbekcha", "uzb"),
    Language("vi", "Tiếng Việt", "vie"),
    Language("ar", "العربية", "ara", RIGHT_TO_LEFT, comma="، "),
)
BY_TAG: dict[str, Language] = {language.tag: language for language in LANGUAGES}
TAGS: tuple[str, ...] = tuple(BY_TAG)
DEFAULT: Language = LANGUAGES[0]


def choices() -> list[tuple[str, str]]:
    """Pairs of tag and endonym, as Django's LANGUAGES and form choices want them."""
    return [(language.tag, language.endonym) for language in LANGUAGES]


def bidi_tags() -> list[str]:
    """Tags of the languages written from right to left."""
    return [language.tag for language in LANGUAGES if language.direction == RIGHT_TO_LEFT]


def get(tag: str | None) -> Language:
    """The language of a tag; a regional variant (`ru-KZ`) falls back to its language, anything else to the default."""
    tag = (tag or "").lower()
    return BY_TAG.get(tag) or BY_TAG.get(tag.split("-")[0]) or DEFAULT
