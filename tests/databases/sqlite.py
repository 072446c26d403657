"""Templates that are SQLite files."""

import shutil
import sqlite3
from pathlib import Path

from django.db import connection

from tests.databases.migrating import migrate


class SQLiteTemplates:
    """A template is a file in `folder`; this process works on a copy of it in `private`."""

    def __init__(self, folder: Path, private: Path):
        self.folder = folder
        self.copied = private / "test.sqlite3"
        self.template = self.copied

    def keys(self) -> list[str]:
        """Return the keys of the templates there are."""
        return [path.stem for path in self.folder.glob("*.sqlite3")]

    def make(self, key: str) -> None:
        """Make a template; half of one never bears its name."""
        for part in self.folder.glob("part*"):
            part.unlink()
        migrate(f"sqlite:///{self.folder / 'part'}")
        (self.folder / "part").rename(self.folder / f"{key}.sqlite3")

    def delete(self, key: str) -> None:
        """Delete a template."""
        (self.folder / f"{key}.sqlite3").unlink()

    def copy(self, key: str) -> None:
        """Let Django work on a copy of the template."""
        self.template = self.folder / f"{key}.sqlite3"
        shutil.copyfile(self.template, self.copied)
        connection.close()
        connection.settings_dict["NAME"] = str(self.copied)

    def restore(self) -> None:
        """Bring the copy back to the template's content, in one transaction that other connections live through."""
        connection.ensure_connection()
        template = sqlite3.connect(self.template)
        template.backup(connection.connection)
        template.close()

    def drop(self) -> None:
        """Leave the copy to pytest, which removes its folder."""
        connection.close()
