"""For a developer's machine and for the demo: no configuration needed, nothing here is fit for the open internet."""

from .base import *  # noqa: F403

SECRET_KEY = SECRET_KEY or "for development only: production refuses to start with this key"  # noqa: F405
DEBUG = env.bool("DEBUG", default=not DEMO)  # noqa: F405
ALLOWED_HOSTS = ALLOWED_HOSTS or ["localhost", "127.0.0.1", "[::1]"]  # noqa: F405
INSTALLED_APPS = ["cms.demo", *INSTALLED_APPS]  # noqa: F405
SMS_LOCAL = True
WHITENOISE_USE_FINDERS = True
# Files are found where they are written; there is nothing to collect.
STATIC_ROOT = None
# Passkeys work at http://localhost as well.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
