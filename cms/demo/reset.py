"""Begin anew: delete what a demo has left in its folder."""

import shutil
from pathlib import Path

from django.template.defaultfilters import filesizeformat


class CannotReset(Exception):
    """The message is one line that says why nothing was deleted."""


def contents(folder: Path, *, database: Path) -> list[Path]:
    """What there is in a folder; raises CannotReset if the database is elsewhere, since that would be half a reset."""
    if folder not in database.parents:
        raise CannotReset(f"The database {database} is not in {folder}: empty it yourself.")
    return sorted(folder.iterdir()) if folder.exists() else []


def sentence(doomed: list[Path]) -> str:
    """What will be deleted, one line each."""
    return "\n".join(["This deletes:", *(f"  {path} ({filesizeformat(size(path))})" for path in doomed)])


def size(path: Path) -> int:
    """Bytes of a file, or of all files beneath a folder."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(file.stat().st_size for file in files)


def empty(doomed: list[Path]) -> None:
    """Delete files, folders and links; what a link points to stays."""
    for path in doomed:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
