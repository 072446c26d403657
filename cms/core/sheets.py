"""One style sheet for all pages, put together from the small files of the theme and of the default beneath it."""

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from posixpath import normpath

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

SHEET = "css/site.css"
ORDER = ("reset.css", "tokens.css", "base.css", "layout/*.css", "components/*.css", "utilities.css", "print.css")

# Strings and addresses stay as they are. A comment counts as white space, and goes with it where no rule looks at it.
SPACE = r"(?:\s|/\*.*?\*/)"
TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))"""
    rf"|{SPACE}*+(?:;{SPACE}*+(?=}})|(?P<mark>[{{}};>]){SPACE}*+)|(?P<after>[:,]){SPACE}++|(?P<gap>{SPACE}++)",
    re.DOTALL,
)
RELATIVE_URL = re.compile(r"""(?<=url\()(["']?)(?![a-z]+:|[/#"'])([^"')]+)""")


def parts(chain: Iterable[Path]) -> list[tuple[Path, Path]]:
    """Names below `css/` and their files, in order; of two with one name, that of the more specific theme."""
    folders = [theme / "static" / "css" for theme in chain]
    return [part for pattern in ORDER for part in _matches(folders, pattern)]


def _matches(folders: list[Path], pattern: str) -> list[tuple[Path, Path]]:
    found = {path.relative_to(folder): path for folder in reversed(folders) for path in folder.glob(pattern)}
    return sorted(found.items())


def condense(css: str) -> str:
    """The same rules without comments, indentation and line ends."""
    return TOKEN.sub(_shortest, css).strip()


def _shortest(match: re.Match[str]) -> str:
    return match["kept"] or match["mark"] or match["after"] or (" " if match["gap"] else "")


def compose(chain: Iterable[Path]) -> str:
    """The whole sheet of a chain of themes, most specific first; addresses lead where they led from each file."""
    return "".join(f"{_lift(condense(path.read_text(encoding='utf-8')), name.parent)}\n" for name, path in parts(chain))


def _lift(css: str, folder: Path) -> str:
    return RELATIVE_URL.sub(lambda url: url[1] + normpath((folder / url[2]).as_posix()), css)


class SheetFinder(BaseFinder):
    """Offers the sheet to staticfiles, and puts it together anew each time that it is asked for."""

    def check(self, **kwargs):
        return []

    def find(self, path, find_all=False, **kwargs):
        """The sheet's place on disk, nothing for any other path."""
        if path != SHEET:
            return []
        place = self.build().path(SHEET)
        return [place] if find_all else place

    def list(self, ignore_patterns):
        if not matches_patterns(SHEET, ignore_patterns or []):
            yield SHEET, self.build()

    def build(self) -> FileSystemStorage:
        """Write the sheet if it has changed; where the project's folder is read-only, into a temporary one."""
        css = compose(settings.THEME_CHAIN)
        try:
            return _write(Path(settings.VAR, "sheets", settings.THEME), css)
        except OSError:
            return _write(self.spare, css)

    @cached_property
    def spare(self) -> Path:
        """Lives as long as this finder."""
        folder = tempfile.mkdtemp(prefix="sheets-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return Path(folder)


def _write(folder: Path, css: str) -> FileSystemStorage:
    target = folder / SHEET
    if not target.exists() or target.read_text(encoding="utf-8") != css:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=target.parent, encoding="utf-8", delete=False) as draft:
            draft.write(css)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(target)
    return FileSystemStorage(location=folder)
