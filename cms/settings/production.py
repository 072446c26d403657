"""For servers: refuses to start with anything that would make the site unsafe."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ALLOWED_HOSTS, FETCH_TEST_SERVERS, PUBLIC_URL, SECRET_KEY, STORAGES, env

SECRET_KEY_LENGTH = 50


def refuse(condition: bool, sentence: str) -> None:
    """Stop with one clear line where a setting is missing or unsafe."""
    if condition:
        raise ImproperlyConfigured(sentence)


refuse(not SECRET_KEY, "Set SECRET_KEY to a long random text (see .env.example).")
refuse(len(SECRET_KEY) < SECRET_KEY_LENGTH, f"SECRET_KEY needs at least {SECRET_KEY_LENGTH} characters.")
refuse("production refuses" in SECRET_KEY, "SECRET_KEY is the one for development: choose your own.")
refuse(env.bool("DEBUG", default=False), "DEBUG shows secrets to visitors: unset it in production.")
refuse(env.bool("DEMO", default=False), "DEMO opens log-ins that everybody knows: unset it in production.")
refuse(
    not env.bool("STAFF_SECOND_FACTOR", default=True),
    "STAFF_SECOND_FACTOR can be switched off in the demo only: unset it in production.",
)
refuse(not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS, "Set ALLOWED_HOSTS to the names of this site, separated by commas.")
refuse(not PUBLIC_URL.startswith("https://"), "Set PUBLIC_URL to the address of this site; it begins with https://.")
refuse(bool(FETCH_TEST_SERVERS), "FETCH_TEST_SERVERS opens the inner network: unset it in production.")

DEBUG = False
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
