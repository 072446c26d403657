"""What is said from outside: by the environment, or by a file `.env` beside the code; the environment wins."""

import re
from collections.abc import Callable
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DEMO = env.bool("DEMO", default=False)


def demand(name: str, text: str, reads: Callable[[str], object]) -> None:
    """Let nothing start with a value that could not be read later. Raises ImproperlyConfigured."""
    try:
        reads(text)
    except (ValueError, re.error) as error:
        raise ImproperlyConfigured(f"{name}={text}: {error}") from error
