"""For the test suite. Each line says why a test may not use the real thing."""

from .dev import *  # noqa: F403

DEBUG = False
# The real hashers take longer than most tests.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["*"]
# Looking for every static file at the start of each test client takes longer than most tests.
WHITENOISE_AUTOREFRESH = True
# Most tests log in by force, which shows no second factor; those of the second factor switch it on.
STAFF_SECOND_FACTOR = False
# A test sees at once what it has changed, and nothing of another.
REMEMBERED_SECONDS = env.float("REMEMBERED_SECONDS", default=0)  # noqa: F405
