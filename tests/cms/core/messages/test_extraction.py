"""Messages are found where people write them."""

import ast
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import call_command

from cms.core.messages.extraction import KEYWORDS, source_files, template_of

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext_lazy

# Translators: on the button
SAVE = _("Save")
LONG = _(
    "One sentence. "
    "And another."
)
READING = pgettext_lazy("kind of event", "Reading")
SEATS = ngettext("%(count)s seat", "%(count)s seats", 2)
BOOKS = npgettext("lent", "{count} book", "{count} books", 2)
NAME = "not a message"
"""
TEMPLATE = """{% load i18n %}
<p>{% translate "Save" %}</p>
    {# Translators: a greeting #}
<p>{% blocktranslate trimmed with name=person.name %}
  Hello,
  {{ name }}
{% endblocktranslate %}</p>
{% blocktranslate count seats=6 %}{{ seats }} seat is 100% free{% plural %}{{ seats }} seats{% endblocktranslate %}
{% translate "Full" context "state" %} {{ _("Filtered")|upper }} {% include "x.html" with label=_("Passed on") %}
<script>if (a < b) { c("(") }</script>
"""


@pytest.fixture
def project(tmp_path):
    """A project with a Python file, templates, and folders that hold no messages."""
    for name, text in {
        "app/models.py": PYTHON,
        "app/templates/page.html": TEMPLATE,
        "app/templates/mail.txt": '{% load i18n %}{% translate "In a mail" %}',
        "app/notes.txt": '{% translate "Outside a templates folder" %}',
        "tests/test_app.py": '_("In a test")',
        "app/migrations/0001.py": '_("In a migration")',
        ".venv/lib.py": '_("In a library")',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def found_in(project):
    return template_of(source_files(project), root=project)


def keys(entries):
    return sorted((entry.msgctxt or "", entry.msgid, entry.msgid_plural) for entry in entries)


def test_messages_of_a_project(project):
    assert keys(found_in(project)) == [
        ("", "%(count)s seat", "%(count)s seats"),
        ("", "%(seats)s seat is 100%% free", "%(seats)s seats"),
        ("", "Filtered", ""),
        ("", "Hello, %(name)s", ""),
        ("", "In a mail", ""),
        ("", "One sentence. And another.", ""),
        ("", "Passed on", ""),
        ("", "Save", ""),
        ("kind of event", "Reading", ""),
        ("lent", "{count} book", "{count} books"),
        ("state", "Full", ""),
    ]


@pytest.mark.skipif(not shutil.which("xgettext"), reason="GNU gettext, which makemessages calls, is not installed")
def test_messages_are_those_that_makemessages_finds(project, monkeypatch, settings, capsys):
    settings.LOCALE_PATHS = [project / "locale"]
    monkeypatch.chdir(project)
    call_command("makemessages", locale=["kk"], extensions=["html", "py"], ignore_patterns=["tests", "migrations"])
    (project / "app/templates/mail.txt").unlink()
    assert keys(found_in(project)) == keys(polib.pofile(str(project / "locale/kk/LC_MESSAGES/django.po")))


def test_message_in_two_files_stands_once_with_both_places_and_the_comment(project):
    save = found_in(project).find("Save")
    assert save.occurrences == [("app/models.py", ""), ("app/templates/page.html", "")]
    assert save.comment == "Translators: on the button"


def test_placeholders_are_marked_for_translation_programs(project):
    assert [found_in(project).find(msgid).flags for msgid in ("%(count)s seat", "{count} book", "Save")] == [
        ["python-format"],
        ["python-brace-format"],
        [],
    ]


def test_message_that_has_a_plural_in_one_place_has_it(tmp_path):
    (tmp_path / "a.py").write_text('_("seat")')
    (tmp_path / "b.py").write_text('ngettext("seat", "seats", 2)')
    assert keys(found_in(tmp_path)) == [("", "seat", "seats")]


def test_template_with_a_tag_inside_a_message_is_refused(tmp_path):
    page = tmp_path / "templates" / "page.html"
    page.parent.mkdir()
    page.write_text("{% blocktranslate %}\n{% if x %}y{% endif %}{% endblocktranslate %}")
    with pytest.raises(SyntaxError) as refusal:
        found_in(tmp_path)
    assert str(refusal.value) == (f"Translation blocks must not include other block tags: if x (file {page}, line 2)")


def aliases_in(path: Path) -> set[str]:
    """Names under which a file calls Django's functions for messages and by which no message of it would be found."""
    imports = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom))
    names = [name for node in imports if node.module == "django.utils.translation" for name in node.names]
    return {name.asname for name in names if name.name in KEYWORDS and name.asname} - KEYWORDS.keys()


def test_no_file_gives_the_functions_for_messages_other_names():
    files = [path for path in source_files(settings.BASE_DIR) if path.suffix == ".py"]
    assert {str(path): aliases for path in files if (aliases := aliases_in(path))} == {}


def test_other_name_for_a_function_for_messages_is_noticed(tmp_path):
    path = tmp_path / "module.py"
    path.write_text("from django.utils.translation import gettext as _, gettext_lazy as later")
    assert aliases_in(path) == {"later"}
