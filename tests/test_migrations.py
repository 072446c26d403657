from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django_migration_linter import MigrationLinter

from tests.databases.migrating import ROOT

VENV = ROOT / ".venv"
# SQLite makes a table anew for a new column, and the linter takes the columns and constraints that it had for new ones.
MISTAKEN = {"sqlite": ["NOT_NULL", "ADD_UNIQUE"]}


def own_apps():
    """The labels of the project's apps, as opposed to those of installed packages."""
    folders = {config.label: Path(config.path) for config in apps.get_app_configs()}
    return [label for label, folder in folders.items() if folder.is_relative_to(ROOT) and VENV not in folder.parents]


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration(capsys):
    call_command("makemigrations", "--check", "--dry-run")
    assert capsys.readouterr().out == "No changes detected\n"


@pytest.mark.django_db(transaction=True)
def test_site_that_runs_during_a_deployment_survives_every_migration(capsys):
    linter = MigrationLinter(
        str(ROOT),
        include_apps=own_apps(),
        ignore_initial_migrations=True,
        no_cache=True,
        exclude_migration_tests=MISTAKEN.get(connection.vendor),
    )
    linter.lint_all_migrations()
    assert not linter.has_errors, capsys.readouterr().out
