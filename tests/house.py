"""The pages that every site has; the template database has them already."""

import pytest
from django.conf import settings
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
