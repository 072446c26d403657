"""Addresses beneath which pages are for those alone who are logged in, in their own language.

Apps name theirs in `AppConfig.ready()`, by the name of the address at which they begin.
"""

from django.urls import reverse

_names = ["wagtailadmin_home", "account_entrance"]


def register(name: str) -> None:
    """Everything beneath the address of this name is personal as well."""
    _names.append(name)


def is_personal(path: str) -> bool:
    """Whether an address belongs to the admin, to accounts or to the work of colleagues elsewhere."""
    return path.startswith(tuple(reverse(name) for name in _names))
