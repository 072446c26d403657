"""Who came: people let in at the door, with a ticket or without."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.core.ages import AgeBand
from events.programme import Session

from .registration import Registration


class Doubt(models.TextChoices):
    """Why somebody would not have been let in, had the scanner been connected; or why they were not."""

    UNKNOWN = "unknown", _("unknown ticket")
    WRONG_SESSION = "wrong_session", _("ticket for another session")
    CALLED_OFF = "called_off", _("the session is cancelled")
    CANCELLED = "cancelled", _("cancelled")
    DECLINED = "declined", _("not approved")
    PENDING = "pending", _("waits for approval")
    NO_SEAT = "no_seat", _("has no seat yet")
    ALREADY_IN = "already_in", _("already in")
    TOO_MANY = "too_many", _("more people than registered")
    FULL = "full", _("more people than seats")


class ArrivalQuerySet(models.QuerySet):
    def counted(self) -> "ArrivalQuerySet":
        """Those that nobody has taken back."""
        return self.filter(undone_at=None)


class Arrival(models.Model):
    """Some people of a party, or walk-ins without a registration, at one moment.

    `nonce` comes from the scanner: the same scan sent twice is one arrival. `at` is when it happened, `created`
    when this site heard of it; a scanner without a connection sends later. `doubt` says what was wrong with it:
    what has happened is kept all the same.
    """

    session = models.ForeignKey(Session, verbose_name=_("session"), on_delete=models.PROTECT, related_name="arrivals")
    registration = models.ForeignKey(
        Registration,
        verbose_name=_("registration"),
        null=True,
        on_delete=models.CASCADE,
        related_name="arrivals",
    )
    people = models.PositiveSmallIntegerField(_("people"), default=1)
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand, blank=True)
    nonce = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    at = models.DateTimeField(_("came"))
    created = models.DateTimeField(auto_now_add=True)
    was_offline = models.BooleanField(_("sent later"), default=False)
    doubt = models.CharField(_("in doubt because"), max_length=20, choices=Doubt, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["session", "at"])]
        constraints = [models.CheckConstraint(condition=Q(people__gte=1), name="events_arrival_has_people")]

    def __str__(self) -> str:
        return f"{self.session}: {self.people}"
