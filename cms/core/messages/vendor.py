"""Messages of Django, allauth and Wagtail that visitors see: where these packages lack them, we translate them.

`locale/vendor` holds what a package's own catalogue of a language lacks, and what we say otherwise (Uzbek apostrophes,
months in small letters). What only editors see stays as the packages have it.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import polib

from cms.core.messages.catalogues import po_path
from cms.core.messages.extraction import template_of


@dataclass(frozen=True)
class Package:
    """A package with catalogues of its own, and its files that hold what visitors see."""

    name: str
    catalogues: str
    sources: tuple[str, ...]

    @property
    def folder(self) -> Path:
        """Where it is installed."""
        return Path(str(files(self.name)))

    def sources_found(self) -> list[Path]:
        """Its files that hold what visitors see; a pattern that finds none raises LookupError (the package changed)."""
        found: list[Path] = []
        for pattern in self.sources:
            matches = sorted(path for path in self.folder.glob(pattern) if path.is_file())
            if not matches:
                raise LookupError(f"{self.name} has no {pattern} any more: see cms/core/messages/vendor.py")
            found += matches
        return found

    def translated(self, tag: str) -> set[str]:
        """Keys of the messages that its own catalogue of a language translates."""
        path = po_path(self.folder / self.catalogues, tag).with_suffix(".mo")
        return {entry.msgid_with_context for entry in polib.mofile(str(path))} if path.exists() else set()


PACKAGES = (
    Package(
        "django",
        "conf/locale",
        (
            "core/paginator.py",
            "core/validators.py",
            "db/models/base.py",
            "db/models/constraints.py",
            "db/models/fields/__init__.py",
            "forms/*.py",
            "template/defaultfilters.py",
            "utils/dateformat.py",
            "utils/dates.py",
            "utils/ipv6.py",
            "utils/text.py",
            "utils/timesince.py",
            "views/csrf.py",
        ),
    ),
    Package("django.contrib.auth", "locale", ("forms.py", "password_validation.py")),
    Package(
        "allauth",
        "locale",
        (
            "account/adapter.py",
            "account/fields.py",
            "account/forms.py",
            "mfa/adapter.py",
            "mfa/**/forms.py",
            "templates/account/**/*",
            "templates/allauth/**/*",
            "templates/usersessions/**/*",
        ),
    ),
    Package(
        "wagtail",
        "locale",
        (
            "forms.py",
            "documents/templates/wagtaildocs/password_required.html",
            "templates/wagtailcore/password_required.html",
        ),
    ),
)


@cache
def seen_by_visitors() -> polib.POFile:
    """Every message of the packages that a visitor can see."""
    found = [path for package in PACKAGES for path in package.sources_found()]
    return template_of(found, root=Path(str(files("django"))).parent)


def lacking(tag: str) -> list[polib.POEntry]:
    """Those that no package has in a language."""
    translated = set[str]().union(*(package.translated(tag) for package in PACKAGES))
    return [entry for entry in seen_by_visitors() if entry.msgid_with_context not in translated]
