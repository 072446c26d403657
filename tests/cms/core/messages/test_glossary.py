"""The words of the site are the same everywhere."""

import csv

import polib
import pytest

from cms.core import languages
from cms.core.messages.glossary import FILE, terms, wrong_terms

ROWS = """key,en,msgctxt,context,kk
save,Save,,button,Сақтау
full,Full,state,no seats,Орын қалмады
free,Free,,label,
"""


@pytest.fixture
def glossary(tmp_path):
    path = tmp_path / "glossary.csv"
    path.write_text(ROWS)
    return terms("kk", path)


def wrong(glossary, **entry):
    return list(wrong_terms(polib.POEntry(**entry), glossary))


def test_term_said_as_in_the_glossary(glossary):
    assert wrong(glossary, msgid="Save", msgstr="Сақтау") == []


def test_term_said_otherwise(glossary):
    assert wrong(glossary, msgid="Save", msgstr="Құтқару") == ["is “Құтқару” and in the glossary “Сақтау”"]


def test_term_in_its_context(glossary):
    assert wrong(glossary, msgid="Full", msgctxt="state", msgstr="Толық") == [
        "is “Толық” and in the glossary “Орын қалмады”"
    ]


def test_same_word_in_another_context_is_free(glossary):
    assert wrong(glossary, msgid="Full", msgstr="Толық") == []


def test_term_without_a_translation_is_free(glossary):
    assert wrong(glossary, msgid="Free", msgstr="Тегін") == []


def test_glossary_of_the_project_has_every_term_in_every_language():
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    tags = [language.tag for language in languages.LANGUAGES if language != languages.DEFAULT]
    assert [(row["key"], tag) for row in rows for tag in tags if not row[tag]] == []
    assert len({(row["msgctxt"], row["en"]) for row in rows}) == len(rows)
