"""What every site has: its pages, which are in the template database already, and its templates."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from cms.home.models import HomePage


@pytest.fixture
def house(db) -> HomePage:
    """The home page of the default language of a founded site."""
    return HomePage.objects.get(locale__language_code="en")


@pytest.fixture
def visitor() -> Client:
    """Somebody who asks for the site by its own name, under which pages are kept; `client` uses another."""
    return Client(headers={"host": settings.PUBLIC_URL.partition("://")[2]})


@pytest.fixture
def torn(settings, tmp_path):
    """Templates with a letter that cannot be rendered."""

    def tear(name: str) -> None:
        letter = tmp_path / name
        letter.parent.mkdir(parents=True)
        letter.write_text("{% no_such_tag %}")
        (engine,) = settings.TEMPLATES
        settings.TEMPLATES = [engine | {"DIRS": [tmp_path, *engine["DIRS"]]}]

    return tear


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """A context after which everything is done that waits for the commit of what happened within, and only that."""

    @contextmanager
    def commit() -> Iterator[None]:
        # What waits from before, in a transaction that no test commits, would take in what happens now.
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return commit
