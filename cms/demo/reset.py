"""Begin anew: delete what a demo has left in var/."""

import shutil
from pathlib import Path

from django.conf import settings
from django.template.defaultfilters import filesizeformat


class CannotReset(Exception):
    """The message is one line that says why nothing was deleted."""


def contents() -> list[Path]:
    """What there is in var/; raises CannotReset if the database is not there, since then this would be half a reset."""
    database = settings.DATABASES["default"]
    if Path(settings.VAR) not in Path(str(database["NAME"])).parents:
        raise CannotReset(f"The database {database['NAME']} is not in {settings.VAR}: empty it yourself.")
    return sorted(Path(settings.VAR).iterdir()) if Path(settings.VAR).exists() else []


def sentence(doomed: list[Path]) -> str:
    """What will be deleted, one line each."""
    return "\n".join(["This deletes:", *(f"  {path} ({filesizeformat(size(path))})" for path in doomed)])


def size(path: Path) -> int:
    """Bytes of a file, or of all files beneath a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def empty(doomed: list[Path]) -> None:
    for path in doomed:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
