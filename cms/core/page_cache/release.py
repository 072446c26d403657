"""Which version of the site pages were rendered by: a new one renders everything anew."""

import hashlib
from functools import cache

from django.conf import settings

# What pages are made from, beside the database.
SOURCES = (
    "cms/**/*.py",
    "cms/**/*.html",
    "events/**/*.py",
    "events/**/*.html",
    "sms/**/*.py",
    "sms/**/*.html",
    "themes/**/*.*",
    "locale/**/*.po",
    "requirements.txt",
)


@cache
def release() -> str:
    """A short text that is another as soon as any source or setting differs that every page is made from."""
    digest = hashlib.blake2b(digest_size=8)
    for chosen in (settings.THEME, settings.PUBLIC_URL, settings.LANGUAGE_CODE, settings.DEMO):
        digest.update(f"{chosen}\n".encode())
    for pattern in SOURCES:
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()
