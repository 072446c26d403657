"""The style sheet, as staticfiles, WhiteNoise and a theme's author meet it."""

import gzip
import re
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings as project
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.http import HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware

from cms.core.ornament import SEEDS
from cms.core.sheets import SHEET, SheetFinder, compose, condense, parts

DEFAULT = project.BASE_DIR / "themes" / "default"
BUDGET = 40_000  # bytes
PHYSICAL = re.compile(r"[;{\s](?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom)\s*:")


def lay(theme: Path, files: dict[str, str]) -> Path:
    """Write files below the css folder of a theme."""
    for name, text in files.items():
        path = theme / "static" / "css" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return theme


@pytest.fixture
def default(tmp_path) -> Path:
    return lay(
        tmp_path / "themes" / "default",
        {
            "components/button.css": ".button { color: red; }",
            "components/chip.css": ".chip { color: red; }",
            "print.css": "@media print { a { color: #000; } }",
            "reset.css": "* { margin: 0; }",
        },
    )


@pytest.fixture
def spring(tmp_path) -> Path:
    return tmp_path / "themes" / "spring"


@pytest.fixture
def chain(settings, tmp_path, spring, default) -> list[Path]:
    """A project of its own, with a theme above the default."""
    settings.BASE_DIR, settings.VAR = tmp_path, tmp_path / "var"
    settings.THEME_CHAIN = [spring, default]
    settings.STATICFILES_DIRS = [default / "static"]
    settings.STATICFILES_FINDERS = [
        "cms.core.sheets.SheetFinder",
        "django.contrib.staticfiles.finders.FileSystemFinder",
    ]
    return settings.THEME_CHAIN


def found() -> str:
    return Path(finders.find(SHEET)).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("a {\n  color: red;\n}\n", "a{color:red}"),
        ("/* one */ a { color: red; /* two; } */ margin: 0 }", "a{color:red;margin:0}"),
        (".a :hover, .a:hover > b { top: calc(1px + 2px); }", ".a :hover,.a:hover>b{top:calc(1px + 2px)}"),
        ("a { margin: 1px/* and */2px; }", "a{margin:1px 2px}"),
        ('a { content: " /* no */  ; } "; }', 'a{content:" /* no */  ; } "}'),
        (r"a { content: 'it\'s  ; '; }", r"a{content:'it\'s  ; '}"),
        ("a { background: url(a/*b.png) ; }", "a{background:url(a/*b.png)}"),
        ("/* one */ .x, /* two */ .y { margin: 0 }", ".x,.y{margin:0}"),
        ("/* nothing */\n", ""),
    ],
)
def test_condense_keeps_meaning(css, expected):
    assert condense(css) == expected


def test_parts_stand_in_order_of_layers_then_of_names(default):
    assert [str(name) for name, _ in parts([default])] == [
        "reset.css",
        "components/button.css",
        "components/chip.css",
        "print.css",
    ]


def test_file_of_theme_replaces_that_of_default(spring, default):
    lay(spring, {"components/button.css": ".button { color: green; }"})
    assert compose([spring, default]).splitlines() == [
        "*{margin:0}",
        ".button{color:green}",
        ".chip{color:red}",
        "@media print{a{color:#000}}",
    ]


def test_new_file_of_theme_is_added_in_its_place(spring, default):
    lay(spring, {"components/card.css": ".card { color: blue; }"})
    assert compose([spring, default]).splitlines()[1:4] == [
        ".button{color:red}",
        ".card{color:blue}",
        ".chip{color:red}",
    ]


def test_file_outside_the_order_is_left_out(spring, default):
    lay(spring, {"admin.css": ".admin { color: blue; }"})
    assert compose([spring, default]) == compose([default])


def test_addresses_keep_meaning_what_they_meant_in_their_file(spring):
    lay(
        spring,
        {
            "components/face.css": "@font-face { src: url(../../fonts/a.woff2), url('b.woff2'), url(/c.woff2) }",
            "print.css": 'a { src: url(g.svg), url("data:font/woff2,d"), url(https://e.org/f), url(#h) }',
        },
    )
    assert compose([spring]).splitlines() == [
        "@font-face{src:url(../fonts/a.woff2),url('components/b.woff2'),url(/c.woff2)}",
        'a{src:url(g.svg),url("data:font/woff2,d"),url(https://e.org/f),url(#h)}',
    ]


def test_sheet_is_found_in_the_projects_folder(chain, tmp_path):
    assert finders.find(SHEET) == str(tmp_path / "var" / "sheets" / "default" / SHEET)
    assert found() == compose(chain)


def test_sheet_is_found_once_among_all(chain):
    assert finders.find(SHEET, find_all=True) == [finders.find(SHEET)]


def test_other_files_are_found_by_others(chain, default):
    assert finders.find("css/print.css") == str(default / "static" / "css" / "print.css")
    assert finders.find("css/none.css") is None


def test_findstatic_names_the_sheet(chain, tmp_path, capsys):
    call_command("findstatic", SHEET, first=True, verbosity=0)
    assert capsys.readouterr().out.strip() == str(tmp_path / "var" / "sheets" / "default" / SHEET)


def test_sheet_follows_edits(chain, default):
    before = found()
    lay(default, {"reset.css": "* { padding: 0; }"})
    assert (before.splitlines()[0], found().splitlines()[0]) == ("*{margin:0}", "*{padding:0}")


def test_sheet_is_not_written_again_while_nothing_changes(chain):
    written = Path(finders.find(SHEET)).stat()
    assert Path(finders.find(SHEET)).stat() == written


def test_sheet_leaves_no_drafts_behind(chain, tmp_path):
    found()
    assert [path.name for path in (tmp_path / "var" / "sheets" / "default" / "css").iterdir()] == ["site.css"]


def test_sheet_goes_to_a_temporary_folder_where_the_projects_is_read_only(chain, tmp_path):
    (tmp_path / "var").write_text("not a folder, so that nobody can write below it")
    finder = SheetFinder()
    place = Path(finder.find(SHEET))
    assert place.read_text() == compose(chain)
    assert (tmp_path in place.parents, finder.find(SHEET)) == (False, str(place))


def test_collectstatic_hashes_and_packs_the_sheet(chain, settings, tmp_path, spring):
    css = "a { background: url(../../mark.svg); }" + ".b { margin: 0; }" * 99
    lay(spring, {"../mark.svg": "<svg/>", "components/mark.css": css})
    settings.STATICFILES_DIRS = [spring / "static"]
    settings.STATIC_ROOT = str(tmp_path / "static")
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    [hashed] = (tmp_path / "static" / "css").glob("site.*.css")
    assert re.findall(r'a{background:url\("\.\./mark\.[0-9a-f]{12}\.svg"\)}', hashed.read_text()) != []
    assert gzip.decompress(Path(f"{hashed}.gz").read_bytes()) == hashed.read_bytes()


def test_collectstatic_leaves_the_sheet_out_when_told_to(chain):
    assert list(SheetFinder().list(["css/*"])) == []


@pytest.mark.parametrize(("autorefresh", "expected"), [(True, b"*{padding:0}"), (False, b"*{margin:0}")])
@pytest.mark.django_db
def test_whitenoise_serves_edits_only_while_one_develops(chain, settings, rf, default, autorefresh, expected):
    settings.WHITENOISE_USE_FINDERS = True
    settings.WHITENOISE_AUTOREFRESH = autorefresh
    whitenoise = WhiteNoiseMiddleware(lambda request: HttpResponse(status=404))
    lay(default, {"reset.css": "* { padding: 0; }"})
    with closing(whitenoise(rf.get(f"{settings.STATIC_URL}{SHEET}"))) as response:
        assert (response.status_code, b"".join(response).splitlines()[0]) == (200, expected)


def test_sheet_of_default_theme_keeps_within_its_budget():
    assert len(compose([DEFAULT]).encode()) < BUDGET


def test_tints_of_default_theme_are_the_palettes_of_ornaments():
    tokens = (DEFAULT / "static" / "css" / "tokens.css").read_text()
    rules = re.findall(r"^ *(\[data-tint=.*) { --seed: (#[0-9a-f]{6}); }$", tokens, re.MULTILINE)
    seeds = {name: seed for names, seed in rules for name in re.findall(r'"([a-z]+)"', names)}
    assert seeds == SEEDS


@pytest.mark.parametrize(("name", "path"), [(str(name), path) for name, path in parts([DEFAULT])])
def test_file_of_default_theme_keeps_the_house_rules(name, path):
    css = condense(path.read_text(encoding="utf-8"))
    layer = name.split("/")[0].removesuffix(".css")
    assert re.findall(r"@layer ([a-z]+){", css) == [layer]
    assert re.findall(r"url\(|@import|!important", css.replace("display:none !important", "")) == []
    assert PHYSICAL.findall(css) == []
