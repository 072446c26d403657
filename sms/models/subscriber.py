"""Who gets messages: a number, and what its owner asked for."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.ages import AgeBand
from cms.core.languages import DEFAULT, choices
from cms.partners.libraries import PartnerLibrary
from cms.partners.libraries.library import validate_zone
from sms.numbers import masked


class Status(models.TextChoices):
    """The transitions are drawn in the app's README."""

    PENDING = "pending", _("number not confirmed")
    GUARDIAN = "guardian", _("waits for a parent or guardian")
    ACTIVE = "active", pgettext_lazy("subscriber", "gets messages")
    PAUSED = "paused", _("paused")
    HELD = "held", _("perhaps wants to leave")
    STOPPED = "stopped", _("has left")
    INVALID = "invalid", _("number does not exist")


class Cap(models.IntegerChoices):
    """At most so many messages of broadcasts within thirty days; what somebody asks for by name is not counted."""

    TWO = 2, _("2 a month")
    FOUR = 4, _("4 a month")
    EIGHT = 8, _("8 a month")
    ANY = 0, _("as many as there are")


class SubscriberQuerySet(models.QuerySet):
    def reachable(self, moment=None) -> "SubscriberQuerySet":
        """Those who may be written to: active, or back from a pause that is over."""
        over = Q(status=Status.PAUSED, paused_until__lte=moment or timezone.now())
        return self.filter(Q(status=Status.ACTIVE) | over)


class Subscriber(models.Model):
    """One phone number. No name, no date of birth: what is not asked cannot be lost."""

    # E.164, as `sms.numbers.parse` answers it. A field that parses it again each time takes most of the time of lists.
    phone = models.CharField(_("number"), max_length=16, unique=True)
    status = models.CharField(_("state"), max_length=10, choices=Status, default=Status.PENDING)
    language = models.CharField(_("language"), max_length=12, choices=choices, default=DEFAULT.tag)
    country = models.CharField(_("country"), max_length=2, blank=True)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])
    age_band = models.CharField(_("age"), max_length=10, choices=AgeBand, blank=True)
    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="subscribers",
    )
    cap = models.PositiveSmallIntegerField(_("how often at most"), choices=Cap, default=Cap.FOUR)
    paused_until = models.DateTimeField(_("paused until"), null=True, blank=True)
    # Raised to make all links to the subscription page that were sent before worthless.
    link_version = models.PositiveSmallIntegerField(default=0, editable=False)
    # How often in a row its number could not be reached.
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    created = models.DateTimeField(_("joined"), default=timezone.now)
    changed = models.DateTimeField(auto_now=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["-created"]
        indexes = [
            models.Index(fields=["status", "language", "zone"]),
            models.Index(fields=["library", "status"]),
            # All that a part of a broadcast asks of people, so that a million need not be gone through for each part.
            models.Index(
                fields=["language", "zone", "country", "status", "paused_until", "cap", "id", "phone"],
                name="sms_subscriber_of_part",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="sms_subscriber_status_is_known"),
            models.CheckConstraint(
                condition=Q(status=Status.PAUSED, paused_until__isnull=False)
                | (~Q(status=Status.PAUSED) & Q(paused_until__isnull=True)),
                name="sms_subscriber_pause_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return masked(self.phone)
