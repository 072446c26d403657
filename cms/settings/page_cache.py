"""The cache of finished pages."""

from pathlib import Path

# A local server answers within a millisecond; a page is rendered in less time than anybody should wait for a cache.
REDIS_OPTIONS = {"IGNORE_EXCEPTIONS": False, "SOCKET_CONNECT_TIMEOUT": 0.25, "SOCKET_TIMEOUT": 0.5}
# About a gigabyte of pages, each in three encodings.
MOST_ENTRIES = 100_000


def page_cache(default: dict, var: Path) -> dict:
    """Where pages are kept: on the server of the default cache under keys of their own, else in a file."""
    if "redis" in default["BACKEND"].lower():
        return default | {"KEY_PREFIX": "pages", "OPTIONS": default["OPTIONS"] | REDIS_OPTIONS}
    return {
        "BACKEND": "cms.core.embedded_cache.SQLiteCache",
        "LOCATION": str(var / "pages.sqlite3"),
        "OPTIONS": {"MAX_ENTRIES": MOST_ENTRIES},
    }


def fronts(addresses: list[str]) -> dict:
    """Caches in front that understand PURGE, as Wagtail's front-end cache wants them."""
    backend = "wagtail.contrib.frontend_cache.backends.HTTPBackend"
    return {address: {"BACKEND": backend, "LOCATION": address} for address in addresses}
