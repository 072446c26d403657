"""One style sheet for all pages, put together from the small files of the theme and of the default beneath it."""

import re
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage

SHEET = "css/site.css"
ORDER = ("reset.css", "tokens.css", "base.css", "layout/*.css", "components/*.css", "utilities.css", "print.css")

# Strings and addresses stay as they are. A comment counts as white space, and goes with it where no rule looks at it.
SPACE = r"(?:\s|(?>/\*.*?\*/))"
TOKEN = re.compile(
    r"""(?P<kept>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\))"""
    rf"|{SPACE}*+(?P<mark>[{{}};]){SPACE}*+|(?P<after>[:,]){SPACE}++|(?P<gap>{SPACE}++)",
    re.DOTALL,
)


def parts(chain: Iterable[Path]) -> list[Path]:
    """The files of the sheet, in order: of two with the same name that of the earlier, more specific theme."""
    folders = [theme / "static" / "css" for theme in chain]
    return [path for pattern in ORDER for path in _matches(folders, pattern)]


def _matches(folders: list[Path], pattern: str) -> list[Path]:
    found = {path.relative_to(folder): path for folder in reversed(folders) for path in folder.glob(pattern)}
    return [found[name] for name in sorted(found)]


def condense(css: str) -> str:
    """The same rules without comments, indentation and line ends."""
    return TOKEN.sub(lambda match: match["kept"] or match["mark"] or match["after"] or " ", css).strip()


def compose(chain: Iterable[Path]) -> str:
    """The whole sheet of a chain of themes, most specific first."""
    return "\n".join(condense(path.read_text(encoding="utf-8")) for path in parts(chain))


class SheetFinder(BaseFinder):
    """Offers the sheet to staticfiles, put together anew each time that it is asked for."""

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object) -> str | list[str]:
        """The sheet's place on disk, or nothing for any other path."""
        if path != SHEET:
            return []
        place = self.build().path(SHEET)
        return [place] if find_all else place

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        if not matches_patterns(SHEET, list(ignore_patterns or [])):
            yield SHEET, self.build()

    def build(self) -> FileSystemStorage:
        """Write the sheet if it has changed; where the project's folder is read-only, to a temporary one."""
        css = compose(settings.THEME_CHAIN)
        try:
            return _write(Path(settings.BASE_DIR, "var", "sheets"), css)
        except OSError:
            return _write(Path(self.spare.name), css)

    @cached_property
    def spare(self) -> tempfile.TemporaryDirectory:
        """Lives as long as the process."""
        return tempfile.TemporaryDirectory(prefix="sheets-")


def _write(folder: Path, css: str) -> FileSystemStorage:
    target = folder / SHEET
    if not target.exists() or target.read_text(encoding="utf-8") != css:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=target.parent, encoding="utf-8", delete=False) as draft:
            draft.write(css)
        Path(draft.name).chmod(0o644)
        Path(draft.name).replace(target)
    return FileSystemStorage(location=folder)
