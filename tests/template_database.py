"""Pytest plugin: every test process works on its own copy of one migrated database.

Migrating an empty database takes 20 to 30 seconds; copying one takes a moment. The template is made once under var/test
and stays until something that it was made from changes.
"""

import fcntl
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.databases.locks import is_unused, lock
from tests.databases.migrating import ROOT, source_key
from tests.databases.postgresql import PostgreSQLTemplates
from tests.databases.sqlite import SQLiteTemplates

FOLDER = ROOT / "var" / "test"
FIXTURES = {"db", "django_db_setup", "live_server", "transactional_db"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark tests that use the database: the others need not be run on every engine."""
    for item in items:
        if item.get_closest_marker("django_db") or FIXTURES & set(item.fixturenames):
            item.add_marker(pytest.mark.database)


@pytest.fixture(scope="session")
def templates(tmp_path_factory):
    """The templates of the engine that DATABASE_URL chooses."""
    if connection.vendor == "postgresql":
        return PostgreSQLTemplates()
    return SQLiteTemplates(FOLDER, tmp_path_factory.mktemp("database"))


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, templates):
    """Give this process its copy; a test that commits gets the template's content back instead of empty tables."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    key = source_key()
    with ExitStack() as stack:
        stack.enter_context(django_db_blocker.unblock())
        stack.enter_context(lock(lock_file(key), fcntl.LOCK_SH))
        with lock(FOLDER / "making.lock", fcntl.LOCK_EX):
            keep_only(key, templates)
        templates.copy(key)
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: templates.restore())
        stack.callback(templates.drop)
        with django_db_blocker.block():
            yield


def keep_only(key, templates):
    """Make the template of this key if there is none, and delete those that no test run uses any more."""
    keys = templates.keys()
    if key not in keys:
        templates.make(key)
    for old in keys:
        if old != key and is_unused(lock_file(old)):
            templates.delete(old)


def lock_file(key) -> Path:
    """The file that a test run locks while it uses a template."""
    return FOLDER / f"{connection.vendor}-{key}.lock"
