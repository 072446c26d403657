"""Pytest plugin: test processes share no files, no cache and no queue, with each other or with a running site."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import override_settings
from django.utils import translation
from django_redis.cache import RedisCache

from cms.celery import app as celery_app


@pytest.fixture(scope="session", autouse=True)
def private_surroundings(tmp_path_factory):
    """Point everything that is written beside the database at places of this process alone."""
    var = tmp_path_factory.mktemp("var")
    celery_app.conf.update(broker_url="memory://localhost", broker_transport_options={})
    with override_settings(VAR=var, MEDIA_ROOT=str(var / "media"), CACHES=private_caches(var)):
        yield
        empty_caches()


@pytest.fixture(autouse=True)
def empty_caches_after_test(private_surroundings):
    """Let no test find what another has cached."""
    yield
    empty_caches()


@pytest.fixture(autouse=True)
def default_language():
    """Let no test go on in the language of another's last request."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


def private_caches(var: Path) -> dict:
    """Return the configured caches with a folder and a prefix that no other process uses."""
    return {
        alias: {**cache, "KEY_PREFIX": f"test-{os.getpid()}", "LOCATION": private_location(cache, var / alias)}
        for alias, cache in settings.CACHES.items()
    }


def private_location(cache: dict, folder: Path) -> str | list[str]:
    """Return a path for a cache of files; other caches stay where they are."""
    return cache.get("LOCATION", "") if "redis" in cache["BACKEND"].lower() else str(folder)


def empty_caches() -> None:
    """Remove what this process has cached, in whichever of its threads, and on a shared server nothing else.

    `cache.clear()` would empty the whole server, and other processes would find their caches lost.
    """
    for cache in caches.all():
        if isinstance(cache, RedisCache):
            forget_keys(cache)
        else:
            cache.clear()


def forget_keys(cache: RedisCache) -> None:
    """Delete every key under this process's prefix, of all versions: Wagtail numbers some of its keys."""
    client = cache.client.get_client(write=True)
    if keys := list(client.scan_iter(f"{cache.key_prefix}:*")):
        client.delete(*keys)
