"""What happens when something that the site leans on is away."""

import pytest
from django.core.cache import cache

from cms.celery import app as celery_app
from cms.home.models import HomePage

pytestmark = pytest.mark.django_db

NOBODY_LISTENS = "redis://127.0.0.1:1/0"
ADDRESSES = ["/en/", "/kk/news/", "/ar/libraries/", "/sitemap.xml", "/accounts/login/"]


@pytest.fixture
def without_cache(settings):
    away = {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": NOBODY_LISTENS}
    settings.CACHES = {"default": away, "pages": away | {"OPTIONS": {"IGNORE_EXCEPTIONS": False}}}


@pytest.fixture
def without_broker():
    before = celery_app.conf.broker_url
    celery_app.conf.broker_url = NOBODY_LISTENS
    yield
    celery_app.conf.broker_url = before


@pytest.mark.parametrize("address", ADDRESSES)
def test_public_site_reads_without_cache_and_broker(client, house, without_cache, without_broker, address):
    assert (cache.get("anything"), client.get(address).status_code) == (None, 200)


def test_page_is_saved_and_published_without_cache_and_broker(client, house, without_cache, without_broker):
    home = HomePage.objects.get(locale__language_code="kk")
    home.heading = "Бүгін не болады"
    home.save_revision().publish()
    assert "Бүгін не болады" in client.get("/kk/").content.decode()


def test_readyz_says_that_the_cache_is_away(client, without_cache):
    assert client.get("/readyz/").status_code == 500
