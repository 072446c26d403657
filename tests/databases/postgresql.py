"""Templates that are PostgreSQL databases."""

import hashlib
import os
from urllib.parse import urlsplit

from django.db import connection

from tests.databases.migrating import ROOT, migrate

# Several checkouts may share one server.
PREFIX = f"outreach_{hashlib.sha256(str(ROOT).encode()).hexdigest()[:6]}"


class PostgreSQLTemplates:
    """A template is a database; this process works on another one made from it."""

    def __init__(self) -> None:
        self.copied = f"{PREFIX}_copy_{os.getpid()}"
        self.template = ""

    def keys(self) -> list[str]:
        """Return the keys of the templates there are."""
        return [name.removeprefix(f"{PREFIX}_template_") for name in self.names("template")]

    def make(self, key: str) -> None:
        """Make a template; half of one never bears its name. Copies that killed processes left behind go as well."""
        part = f"{PREFIX}_part"
        for left_over in [part, *filter(is_abandoned, self.names("copy"))]:
            self.execute(f"DROP DATABASE IF EXISTS {left_over} WITH (FORCE)")
        self.execute(f"CREATE DATABASE {part} ENCODING 'UTF8' TEMPLATE template0")
        migrate(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{part}").geturl())
        self.execute(f"ALTER DATABASE {part} RENAME TO {PREFIX}_template_{key}")

    def delete(self, key: str) -> None:
        """Delete a template."""
        self.execute(f"DROP DATABASE {PREFIX}_template_{key} WITH (FORCE)")

    def copy(self, key: str) -> None:
        """Let Django work on a copy of the template."""
        self.template = f"{PREFIX}_template_{key}"
        connection.close()
        connection.settings_dict["NAME"] = self.copied
        self.restore()

    def restore(self) -> None:
        """Make the copy anew; connections that a test has left open end with the old one."""
        self.drop()
        self.execute(f"CREATE DATABASE {self.copied} TEMPLATE {self.template}")

    def drop(self) -> None:
        """Remove the copy."""
        connection.close()
        self.execute(f"DROP DATABASE IF EXISTS {self.copied} WITH (FORCE)")

    def names(self, kind: str) -> list[str]:
        """Return the names of this checkout's databases of a kind."""
        with connection._nodb_cursor() as cursor:
            cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [rf"{PREFIX}\_{kind}\_%"])
            return [name for (name,) in cursor.fetchall()]

    def execute(self, statement: str) -> None:
        """Run a statement on the server, outside of any of these databases."""
        with connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def is_abandoned(copy: str) -> bool:
    """Whether the process that a copy was made for has ended."""
    try:
        os.kill(int(copy.rpartition("_")[2]), 0)
    except ProcessLookupError:
        return True
    return False
