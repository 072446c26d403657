"""What happened to the accounts of staff: who got in, from where, and who tried."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.users.devices import Device

WAYS: dict[str, Promise] = {
    "password": _("password"),
    "code": _("code by mail"),
    "totp": _("code of an app"),
    "recovery_codes": _("recovery code"),
    "webauthn": _("passkey"),
}


class AccountEvent(models.Model):
    """One line of somebody's history; kept as long as ACCOUNT_HISTORY_DAYS says, and for staff alone."""

    class Kind(models.TextChoices):
        LOGGED_IN = "logged_in", _("Logged in")
        FAILED = "failed", _("Failed log-in")
        LOGGED_OUT = "logged_out", _("Logged out")
        SESSION_ENDED = "session_ended", _("Session ended from elsewhere")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        FACTOR_ADDED = "factor_added", _("Second factor added")
        FACTOR_REMOVED = "factor_removed", _("Second factor removed")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("person", "name"),
        on_delete=models.CASCADE,
        related_name="account_events",
    )
    at = models.DateTimeField(_("time"), default=timezone.now)
    kind = models.CharField(_("what happened"), max_length=20, choices=Kind.choices)
    ways = models.CharField(_("with what"), max_length=100, blank=True, help_text=_("Names of WAYS, with commas."))
    browser = models.CharField(_("browser"), max_length=60, blank=True)
    system = models.CharField(_("system"), max_length=60, blank=True)
    network = models.CharField(_("network"), max_length=50, blank=True)

    class Meta:
        verbose_name = _("event of an account")
        verbose_name_plural = _("log-in history")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["person", "-at"], name="users_event_person_at"),
            models.Index(fields=["at"], name="users_event_at"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_kind_display()}"

    @property
    def device(self) -> Device:
        """The browser and system that it was done with."""
        return Device(self.browser, self.system)

    @property
    def ways_in_words(self) -> str:
        """`password, code of an app`, in the reader's language."""
        return ", ".join(str(WAYS.get(way, way)) for way in self.ways.split(",") if way)
