"""The pages that every site has; the template database has them already."""

import pytest

from cms.home.models import HomePage


@pytest.fixture
def house(db) -> HomePage:
    """The home page of the default language of a founded site."""
    return HomePage.objects.get(locale__language_code="en")
