"""What benchmarks share."""

import os

import pytest
from django.db import connection

from tests.benchmarks.many_news import build_many_news


@pytest.fixture(scope="session")
def many_news(django_db_setup, django_db_blocker):
    """60,000 news pages in six languages in a PostgreSQL database of this run's own; answers how many there are."""
    if connection.vendor != "postgresql":
        pytest.skip("Figures are those of PostgreSQL: set DATABASE_URL")
    with django_db_blocker.unblock():
        yield build_many_news(int(os.environ.get("MANY_NEWS", "10000")))
