"""The registry of languages."""

from django.conf import settings

from cms.core import languages


def test_registry_is_what_django_uses():
    assert (languages.choices(), languages.bidi_tags()) == (settings.LANGUAGES, ["ar"])


def test_unknown_and_regional_tags_find_a_language():
    found = [languages.get(tag).tag for tag in ("kk", "RU", "ru-KZ", "xx", "", None)]
    assert found == ["kk", "ru", "ru", "en", "en", "en"]
