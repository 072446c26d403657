"""The ways that a mail can leave by; EMAIL_URL chooses one."""

from django.conf import settings

from .backends import BackendTransport
from .base import Line, Transport
from .folder import FolderTransport
from .smtp import SmtpTransport

__all__ = ["Line", "Transport", "chosen"]

SMTP = "django.core.mail.backends.smtp.EmailBackend"
FOLDER = "django.core.mail.backends.filebased.EmailBackend"


def chosen() -> Transport:
    """The transport that the settings name."""
    match settings.EMAIL_TRANSPORT:
        case str(name) if name == SMTP:
            return SmtpTransport()
        case str(name) if name == FOLDER:
            return FolderTransport(settings.EMAIL_FILE_PATH)
    return BackendTransport(settings.EMAIL_TRANSPORT)
