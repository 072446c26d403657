"""Production refuses to start with anything unsafe."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

GOOD = {
    "SECRET_KEY": "s" * 60,
    "ALLOWED_HOSTS": "library.example.org",
    "PUBLIC_URL": "https://library.example.org",
}


def start(**environment: str) -> subprocess.CompletedProcess:
    """Import the production settings in a process that has these variables and nothing of ours."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    command = [sys.executable, "-c", "import cms.settings.production as s; print(s.SESSION_COOKIE_SECURE)"]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=kept | environment, capture_output=True, text=True, check=False
    )


def test_production_starts_with_what_it_needs():
    done = start(**GOOD)
    assert (done.returncode, done.stdout) == (0, "True\n")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Set SECRET_KEY to a long random text (see .env.example)."),
        ({"SECRET_KEY": "short"}, "SECRET_KEY needs at least 50 characters."),
        (
            {"SECRET_KEY": "for development only: production refuses to start with this key"},
            "SECRET_KEY is the one for development: choose your own.",
        ),
        ({"DEBUG": "1"}, "DEBUG shows secrets to visitors: unset it in production."),
        ({"DEMO": "1"}, "DEMO opens log-ins that everybody knows: unset it in production."),
        (
            {"STAFF_SECOND_FACTOR": "0"},
            "STAFF_SECOND_FACTOR can be switched off in the demo only: unset it in production.",
        ),
        ({"ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS to the names of this site, separated by commas."),
        ({"ALLOWED_HOSTS": "*"}, "Set ALLOWED_HOSTS to the names of this site, separated by commas."),
        (
            {"FETCH_TEST_SERVERS": "localhost:8181"},
            "FETCH_TEST_SERVERS opens the inner network: unset it in production.",
        ),
        (
            {"PUBLIC_URL": "http://library.example.org"},
            "Set PUBLIC_URL to the address of this site; it begins with https://.",
        ),
    ],
)
def test_production_refuses_with_one_clear_line(change, sentence):
    done = start(**GOOD | change)
    assert (done.returncode, done.stderr.strip().splitlines()[-1]) == (
        1,
        f"django.core.exceptions.ImproperlyConfigured: {sentence}",
    )
