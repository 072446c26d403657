"""All rows of the database, to see whether anything has changed."""

from django.apps import apps
from django.db import connection

# What merely looking around writes.
VOLATILE = {
    "core_sitesettings",
    "django_session",
    "usersessions_usersession",
    "wagtailadmin_editingsession",
    "wagtailusers_userprofile",
}


def fingerprint() -> dict[str, set[str]]:
    """The rows of each table, as stored."""
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    return {table: rows_of(table) for table in tables - VOLATILE}


def rows_of(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return {repr(row) for row in cursor.fetchall()}


def differences(before: dict[str, set[str]], after: dict[str, set[str]]) -> dict[str, list[str]]:
    """The rows that were added, removed or changed."""
    changed = {table: sorted(before[table] ^ rows) for table, rows in after.items()}
    return {table: rows for table, rows in changed.items() if rows}
