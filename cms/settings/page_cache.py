"""The cache of finished pages."""

from pathlib import Path

# A local server answers within a millisecond; a page is rendered in less time than anybody should wait for a cache.
REDIS_OPTIONS = {"IGNORE_EXCEPTIONS": False, "SOCKET_CONNECT_TIMEOUT": 0.25, "SOCKET_TIMEOUT": 0.5}


def page_cache(default: dict, var: Path) -> dict:
    """Where pages are kept: on the server of the default cache under keys of their own, else in a folder."""
    if "redis" not in default["BACKEND"].lower():
        return default | {"LOCATION": str(var / "pages")}
    return default | {"KEY_PREFIX": "pages", "OPTIONS": default["OPTIONS"] | REDIS_OPTIONS}
