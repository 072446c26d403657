"""`make messages` and the part of `make check` that looks at catalogues, on a small project."""

import shutil
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from cms.core.languages import DEFAULT, TAGS
from cms.core.messages import catalogues
from cms.core.messages.glossary import terms

TRANSLATED = [tag for tag in TAGS if tag != DEFAULT.tag]


@pytest.fixture
def project(tmp_path, settings):
    """A project of one template, with the real catalogues of the packages."""
    (tmp_path / "templates").mkdir()
    write(tmp_path, '{% load i18n %}{% translate "Save" %}')
    shutil.copytree(settings.LOCALE_PATHS[1], tmp_path / "locale" / "vendor")
    (tmp_path / "locale" / "exceptions.csv").write_text("language,rule,msgid,reason\n")
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale", tmp_path / "locale" / "vendor"]
    return tmp_path


@pytest.fixture
def translated(project):
    """The same with its one message in every language."""
    update()
    for tag in TRANSLATED:
        translate(project, tag, terms(tag)["Save"])
    return project


def write(project, template):
    (project / "templates" / "page.html").write_text(template)


def translate(project, tag, text):
    path = catalogues.po_path(project / "locale", tag)
    catalogue = catalogues.read(path)
    catalogue[0].msgstr = text
    catalogues.save(catalogue, path)


def update():
    output = StringIO()
    call_command("update_messages", stdout=output)
    return output.getvalue().splitlines()


def check():
    """What the command says, and the error that it ends with."""
    output, errors = StringIO(), StringIO()
    try:
        call_command("check_messages", stdout=output, stderr=errors, no_color=True)
    except CommandError as error:
        return errors.getvalue().splitlines(), str(error)
    return output.getvalue().splitlines(), None


def files(project):
    return {path: path.read_bytes() for path in (project / "locale").rglob("django.*")}


def test_update_makes_a_catalogue_of_each_language_but_english(project):
    lines = update()
    assert sorted(line for line in lines if "vendor" not in line) == sorted(
        f"locale/{tag}/LC_MESSAGES/django.po: 1 messages, 1 to translate" for tag in TRANSLATED
    )
    assert not (project / "locale" / "en").exists()


def test_second_update_changes_no_byte(translated):
    update()
    before = files(translated)
    update()
    assert files(translated) == before


def test_update_compiles_what_a_translator_has_written(translated):
    path = catalogues.po_path(translated / "locale", "kk")
    path.write_text(path.read_text().replace("Сақтау", "Жазу"))
    update()
    assert catalogues.is_compiled(catalogues.read(path), path)


def test_check_accepts_complete_catalogues(translated):
    assert check() == (["The catalogues are complete."], None)


def test_check_names_each_untranslated_message(project):
    update()
    lines, error = check()
    assert sorted(lines) == sorted(
        f"locale/{tag}/LC_MESSAGES/django.po:11: “Save” is not translated [untranslated]" for tag in TRANSLATED
    )
    assert error == "Problems in the catalogues: 5. See locale/README.md."


def test_check_finds_a_message_that_no_catalogue_has_yet(translated):
    write(translated, '{% load i18n %}{% translate "Save" %}{% translate "Send" %}')
    assert check()[0] == [
        f"locale/{tag}/LC_MESSAGES/django.po:0: “Send” is not in the catalogue: run make messages [missing]"
        for tag in TRANSLATED
    ]


def test_check_finds_a_catalogue_that_is_not_compiled(translated):
    catalogues.po_path(translated / "locale", "kk").with_suffix(".mo").unlink()
    assert check()[0] == ["locale/kk/LC_MESSAGES/django.po:0: its .mo is not up to date: run make messages [compiled]"]


def test_check_finds_a_catalogue_that_is_missing(translated):
    shutil.rmtree(translated / "locale" / "vi")
    lines, error = check()
    path = translated / "locale/vi/LC_MESSAGES/django.po"
    reason = f"[Errno 2] No such file or directory: '{path}'"
    assert lines == [f"locale/vi/LC_MESSAGES/django.po:0: cannot be read: {reason} [file]"]
    assert error == "Problems in the catalogues: 1. See locale/README.md."


def test_check_finds_a_catalogue_with_conflict_marks(translated):
    path = catalogues.po_path(translated / "locale", "vi")
    path.write_text(path.read_text() + "<<<<<<< HEAD\n")
    assert check()[0] == ["locale/vi/LC_MESSAGES/django.po:0: cannot be read: Syntax error in po file (line 14) [file]"]


def test_check_finds_a_package_message_that_lost_its_translation(translated):
    path = catalogues.po_path(translated / "locale" / "vendor", "kk")
    catalogue = catalogues.read(path)
    catalogue.remove(catalogue.find("Sign Up"))
    catalogues.save(catalogue, path)
    assert check()[0] == [
        "locale/vendor/kk/LC_MESSAGES/django.po:0: “Sign Up” is not in the catalogue: run make messages [missing]"
    ]


def test_check_minds_the_glossary_and_its_exemptions(translated):
    translate(translated, "kk", "Жазу")
    assert check()[0] == [
        "locale/kk/LC_MESSAGES/django.po:11: “Save” is “Жазу” and in the glossary “Сақтау” [glossary]"
    ]
    with (translated / "locale" / "exceptions.csv").open("a") as file:
        file.write("kk,glossary,Save,a test\n")
    assert check() == (["The catalogues are complete."], None)


@pytest.mark.parametrize("command", ["update_messages", "check_messages"])
def test_template_that_cannot_be_read_gets_one_line(project, command):
    write(project, "{% load i18n %}{% blocktranslate %}{% now 'Y' %}{% endblocktranslate %}")
    with pytest.raises(CommandError) as error:
        call_command(command)
    assert str(error.value) == (
        "Translation blocks must not include other block tags: now 'Y' "
        f"(file {project / 'templates' / 'page.html'}, line 1)"
    )
