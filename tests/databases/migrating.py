"""What a template is made from, and how it is filled."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ["cms", "events", "campaigns", "sms"]
# What decides which rows and tables a migrated database has; other people's migrations count by their pinned versions.
SOURCES = [
    "migrations/*.py",
    "apps.py",
    "roles.py",
    "languages.py",
    "settings/*.py",
    "home/services/*.py",
    "moderation.py",
]


def source_key() -> str:
    """Return a short name that changes with anything that could change the template."""
    digest = hashlib.sha256(str(ROOT).encode())
    for path in source_files():
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def source_files() -> list[Path]:
    """Return the files that a template depends on."""
    found = {path for package in PACKAGES for pattern in SOURCES for path in (ROOT / package).rglob(pattern)}
    # Pages of a founded site are titled in their languages.
    return sorted(found | {ROOT / "requirements-dev.txt", *ROOT.glob("locale/*/LC_MESSAGES/django.mo")})


def migrate(database_url: str) -> None:
    """Migrate an empty database and found the site in it, in a process of its own, so that nothing it caches reaches
    the tests."""
    for command in ("migrate", "found_site"):
        manage(command, database_url)


def manage(command: str, database_url: str) -> None:
    """Run one of Django's commands on a database."""
    environment = {**os.environ, "DATABASE_URL": database_url, "CACHE_URL": "dummycache://"}
    line = [sys.executable, "manage.py", command, "--settings=cms.settings.test", "--verbosity=0"]
    done = subprocess.run(line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"The template database could not be made: {command} failed.\n{done.stderr}")
