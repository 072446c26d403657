"""Catalogues are refreshed without losing work, and written so that nothing changes without need."""

import polib
import pytest

from cms.core.messages import catalogues

RUSSIAN_FORMS = 4


@pytest.fixture
def path(tmp_path):
    return catalogues.po_path(tmp_path, "ru")


def template(*entries):
    return [polib.POEntry(**entry) for entry in entries]


def catalogue(*entries):
    made = catalogues.empty("ru")
    made.extend(template(*entries))
    return made


def refreshed(old, *messages):
    return catalogues.refreshed(old, template(*messages), forms=RUSSIAN_FORMS)


@pytest.mark.parametrize(("tag", "folder"), [("kk", "kk"), ("zh-hans", "zh_Hans")])
def test_path_of_a_language(tmp_path, tag, folder):
    assert catalogues.po_path(tmp_path, tag) == tmp_path / folder / "LC_MESSAGES" / "django.po"


@pytest.mark.parametrize(("tag", "forms"), [("ru", "4"), ("kk", "2"), ("uz", "1"), ("vi", "1"), ("ar", "6")])
def test_plural_forms_are_those_of_django(tag, forms):
    assert catalogues.plural_forms(tag).startswith(f"nplurals={forms};")


def test_language_that_django_has_not_is_reported():
    with pytest.raises(LookupError) as error:
        catalogues.plural_forms("xx")
    assert error.value.args == ("Django has no catalogue, and so no plural rule, for xx",)


def test_new_catalogue_has_no_date():
    assert catalogues.empty("kk").metadata == {
        "Project-Id-Version": "Library Outreach",
        "Language": "kk",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n!=1);",
    }


def test_refreshed_keeps_translations_and_notes_in_the_order_of_the_sources():
    old = catalogue(
        {"msgid": "Save", "msgstr": "Сохранить", "tcomment": "кнопка"}, {"msgid": "Send", "msgstr": "Послать"}
    )
    new = refreshed(old, {"msgid": "Send"}, {"msgid": "Save"})
    assert [(entry.msgid, entry.msgstr, entry.tcomment) for entry in new] == [
        ("Send", "Послать", ""),
        ("Save", "Сохранить", "кнопка"),
    ]


def test_refreshed_drops_what_no_source_has_and_guesses_nothing():
    old = catalogue({"msgid": "Save it", "msgstr": "Сохранить"}, {"msgid": "Old", "msgstr": "Старое", "obsolete": True})
    new = refreshed(old, {"msgid": "Save it."}, {"msgid": "Old"})
    assert [(entry.msgid, entry.msgstr, entry.obsolete) for entry in new] == [("Save it.", "", 0), ("Old", "", 0)]


def test_refreshed_tells_contexts_apart():
    old = catalogue({"msgid": "Full", "msgctxt": "state", "msgstr": "Мест нет"})
    assert [entry.msgstr for entry in refreshed(old, {"msgid": "Full"})] == [""]


def test_refreshed_asks_anew_when_a_message_gets_a_plural():
    old = catalogue({"msgid": "%(n)s seat", "msgstr": "%(n)s место"})
    new = refreshed(old, {"msgid": "%(n)s seat", "msgid_plural": "%(n)s seats"})
    assert new[0].msgstr == ""
    assert new[0].msgstr_plural == {0: "", 1: "", 2: "", 3: ""}


def test_refreshed_keeps_a_mark_of_doubt():
    old = catalogue({"msgid": "Save", "msgstr": "Спасти", "flags": ["fuzzy"]})
    assert [entry.fuzzy for entry in refreshed(old, {"msgid": "Save"})] == [True]


def test_refreshed_keeps_the_header_but_for_the_date_of_extraction():
    old = catalogue()
    old.metadata |= {"POT-Creation-Date": "2026-11-22 10:00+0000", "Last-Translator": "Translators"}
    assert refreshed(old).metadata == catalogues.empty("ru").metadata | {"Last-Translator": "Translators"}


def test_saved_twice_is_the_same_to_the_byte(path):
    catalogues.save(catalogue({"msgid": "Save", "msgstr": "Сохранить" * 20}), path)
    before = path.read_bytes(), path.with_suffix(".mo").read_bytes()
    catalogues.save(catalogues.read(path), path)
    assert (path.read_bytes(), path.with_suffix(".mo").read_bytes()) == before


def test_saved_is_compiled(path):
    made = catalogue({"msgid": "Save", "msgstr": "Сохранить"}, {"msgid": "Send"})
    catalogues.save(made, path)
    assert catalogues.is_compiled(made, path)


def test_changed_translation_is_not_compiled(path):
    catalogues.save(catalogue({"msgid": "Save", "msgstr": "Спасти"}), path)
    assert not catalogues.is_compiled(catalogue({"msgid": "Save", "msgstr": "Сохранить"}), path)


def test_changed_plural_rule_is_not_compiled(path):
    made = catalogue()
    catalogues.save(made, path)
    made.metadata["Plural-Forms"] = "nplurals=2; plural=(n != 1);"
    assert not catalogues.is_compiled(made, path)


def test_missing_compiled_catalogue_is_not_compiled(path):
    assert not catalogues.is_compiled(catalogue(), path)


def test_message_that_stands_twice_is_refused(path):
    path.parent.mkdir(parents=True)
    path.write_text('msgid "Save"\nmsgstr "Сохранить"\n\nmsgid "Save"\nmsgstr "Спасти"\n')
    with pytest.raises(ValueError, match='Entry "Save" already exists'):
        catalogues.read(path)
