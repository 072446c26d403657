"""A cache in one SQLite file, for sites that have no Redis: shared by all processes of a machine, with a true `add`.

Django's cache of files lists its whole folder for each value it writes and lets two processes both add the same key;
here writing costs the same however much is kept, and one of them is told that it came second.
"""

import os
import pickle
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value BLOB NOT NULL, expires REAL NOT NULL);
CREATE INDEX IF NOT EXISTS kept_expires ON kept (expires);
"""
PUT = "INSERT OR REPLACE INTO kept (key, value, expires) VALUES (?, ?, ?)"
ADD = """
INSERT INTO kept (key, value, expires) VALUES (?, ?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires WHERE kept.expires <= ?
"""
# All that is asked for comes as one row: each step to another lets go of the interpreter, and gets it back late.
ONE = "(SELECT value FROM kept WHERE key = ? AND expires > ?)"
COLUMNS = 400
NEVER = 1e12
BUSY_SECONDS = 1
# How often a process looks whether there is too much.
WRITES_PER_CULL = 500


class SQLiteCache(BaseCache):
    """Django makes one for each thread."""

    def __init__(self, location: str, params: dict[str, Any]):
        super().__init__(params)
        self.path = Path(location)
        self.opened: tuple[int, sqlite3.Connection] | None = None
        self.writes = 0

    @property
    def connection(self) -> sqlite3.Connection:
        """Opened when it is first needed, and again in a process that was forked off."""
        if self.opened is None or self.opened[0] != os.getpid():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            connection.executescript(SCHEMA)
            self.opened = (os.getpid(), connection)
        return self.opened[1]

    def get(self, key, default=None, version=None):
        return self.get_many([key], version).get(key, default)

    def get_many(self, keys, version=None):
        names = {self.make_and_validate_key(key, version): key for key in keys}
        found = {}
        for group in in_groups(list(names), COLUMNS):
            now = time.time()
            values = [part for name in group for part in (name, now)]
            row = self.connection.execute(f"SELECT {', '.join([ONE] * len(group))}", values).fetchone()
            found |= {names[name]: value for name, value in zip(group, row, strict=True) if value is not None}
        return {key: pickle.loads(value) for key, value in found.items()}  # noqa: S301 - our own file

    def set(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        self.set_many({key: value}, timeout, version)

    def set_many(self, data, timeout=DEFAULT_TIMEOUT, version=None):
        rows = [self.row(key, value, timeout, version) for key, value in data.items()]
        with self.connection as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(PUT, rows)
        self.cull_sometimes()
        return []

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        row = self.row(key, value, timeout, version)
        return self.connection.execute(ADD, [*row, time.time()]).rowcount == 1

    def row(self, key: str, value: object, timeout: float | None, version: int | None) -> tuple[str, bytes, float]:
        expires = self.get_backend_timeout(timeout)
        name = self.make_and_validate_key(key, version)
        return name, pickle.dumps(value, pickle.HIGHEST_PROTOCOL), NEVER if expires is None else expires

    def touch(self, key, timeout=DEFAULT_TIMEOUT, version=None):
        expires = self.get_backend_timeout(timeout)
        name = self.make_and_validate_key(key, version)
        statement = "UPDATE kept SET expires = ? WHERE key = ? AND expires > ?"
        changed = self.connection.execute(statement, [NEVER if expires is None else expires, name, time.time()])
        return changed.rowcount == 1

    def delete(self, key, version=None):
        name = self.make_and_validate_key(key, version)
        return self.connection.execute("DELETE FROM kept WHERE key = ?", [name]).rowcount == 1

    def clear(self):
        self.connection.execute("DELETE FROM kept")

    def cull_sometimes(self) -> None:
        """From time to time forget what has run out, and if that is not enough, what would run out next."""
        self.writes += 1
        if self.writes % WRITES_PER_CULL:
            return
        self.connection.execute("DELETE FROM kept WHERE expires <= ?", [time.time()])
        (count,) = self.connection.execute("SELECT count(*) FROM kept").fetchone()
        if count > self._max_entries:
            oldest = "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY expires LIMIT ?)"
            self.connection.execute(oldest, [count // self._cull_frequency])


def in_groups(names: list[str], size: int) -> Iterator[list[str]]:
    return (names[start : start + size] for start in range(0, len(names), size))
