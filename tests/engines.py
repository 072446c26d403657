"""Pytest plugin: which tests CI need not try on both database engines.

Pages, forms and lists in the admin do nothing that databases do differently; what locks, counts, claims, searches or
goes by zones does. `make test` runs everything on whichever engine DATABASE_URL names.
"""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
ALIKE = [
    *("cms/core", "cms/home", "cms/news", "cms/partners", "cms/users"),
    *("events/admin", "events/staff", "sms/admin", "sms/gateways"),
]
DIFFERENT = ["cms/core/page_cache"]


def is_within(path: Path, folders: list[str]) -> bool:
    return any(path.is_relative_to(HERE / folder) for folder in folders)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark what databases do alike."""
    for item in items:
        if is_within(item.path, ALIKE) and not is_within(item.path, DIFFERENT):
            item.add_marker(pytest.mark.alike)
