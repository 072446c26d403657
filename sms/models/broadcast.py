"""One text in several languages to an audience, and each time that it goes out."""

import datetime

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.fields import WordingField
from cms.partners.libraries import PartnerLibrary
from cms.partners.libraries.library import validate_zone

from .sender import Sender
from .topic import Topic


class BroadcastState(models.TextChoices):
    """The transitions are drawn in the app's README."""

    DRAFT = "draft", _("Draft")
    WAITING = "waiting", _("Waits for a second person")
    READY = "ready", _("Scheduled")
    ENDED = "ended", _("Done")
    CANCELLED = "cancelled", pgettext_lazy("broadcast", "Cancelled")


class Mode(models.TextChoices):
    NOW = "now", _("as soon as it is released")
    AT = "at", _("at a time")
    RECURRING = "recurring", _("again and again")
    RELATIVE = "relative", _("before or after something dated")


class Broadcast(models.Model):
    """What is written, to whom, and when it is to leave.

    `audience` are the values of the registered filters (`sms.broadcasts.filters`), `{name: value}`. Times are on the
    clock of `zone`; with `own_clock` each recipient gets it at that time of their own clock.
    """

    title = models.CharField(_("name"), max_length=120, help_text=_("For colleagues; recipients do not see it."))
    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="broadcasts",
        help_text=_("Which writes; without one it is the network’s."),
    )
    topics = models.ManyToManyField(
        Topic, verbose_name=_("topics"), related_name="+", help_text=_("It goes to those who follow one of them.")
    )
    texts = WordingField(_("text"), max_length=1000, blank=True)
    audience = models.JSONField(_("audience"), default=dict, blank=True)
    sender = models.ForeignKey(
        Sender,
        verbose_name=_("sender"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Empty: the best for each number."),
    )
    state = models.CharField(_("state"), max_length=10, choices=BroadcastState, default=BroadcastState.DRAFT)

    mode = models.CharField(_("when"), max_length=10, choices=Mode, default=Mode.NOW)
    zone = models.CharField(_("time zone"), max_length=64, default="UTC", validators=[validate_zone])
    own_clock = models.BooleanField(_("at this time on the clock of each recipient"), default=False)
    at = models.DateTimeField(_("date and time"), null=True, blank=True)
    # RFC 5545, 3.3.10; the first date is that of `at`.
    rule = models.CharField(_("repetition"), max_length=255, blank=True)
    # `session:17`; see `sms.broadcasts.anchors`.
    anchor = models.CharField(_("relative to"), max_length=60, blank=True)
    days_before = models.SmallIntegerField(_("days before"), default=0, help_text=_("Negative: days after."))
    time_of_day = models.TimeField(_("time of day"), null=True, blank=True)
    late_hours = models.PositiveSmallIntegerField(
        _("not sent when late by more hours than"), default=3, validators=[MinValueValidator(1), MaxValueValidator(168)]
    )
    useful_hours = models.PositiveSmallIntegerField(
        _("of use for so many hours"),
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
        help_text=_("What could not be sent by then, because of quiet hours for example, is not sent."),
    )
    budget = models.DecimalField(
        _("spend at most"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Each time it goes out."),
    )

    created = models.DateTimeField(default=timezone.now)
    changed = models.DateTimeField(auto_now=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    # Who changed the text or the audience last: the second person has to be another one.
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    released_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("broadcast")
        verbose_name_plural = _("broadcasts")
        ordering = ["-created"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BroadcastState.values), name="sms_broadcast_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=BroadcastState.READY) | Q(released_at__isnull=False),
                name="sms_broadcast_is_released",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class DispatchState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    EXPANDING = "expanding", _("Being addressed")
    SENDING = "sending", _("Leaving")
    PAUSED = "paused", _("Paused")
    DONE = "done", _("Done")
    CANCELLED = "cancelled", pgettext_lazy("broadcast", "Cancelled")
    STOPPED = "stopped", _("Stopped by the site")
    MISSED = "missed", _("Too late, not sent")


class Dispatch(models.Model):
    """One going-out of a broadcast. Planned once for a moment, so that nothing goes out twice.

    `texts` and `figures` are frozen when it is addressed: how many recipients, and how many were left out and why.
    `spent` is the price of what has left. `resend_of`: goes to those whom that one did not reach.
    """

    broadcast = models.ForeignKey(Broadcast, on_delete=models.PROTECT, related_name="dispatches")
    state = models.CharField(_("state"), max_length=10, choices=DispatchState, default=DispatchState.PLANNED)
    # Which of the broadcast's moments this is, whatever it is moved to: `once`, a date of the rule, the anchor.
    occurrence = models.CharField(max_length=80, default="once")
    planned_for = models.DateTimeField(_("planned for"))
    texts = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    # Beginnings of numbers that routes told apart then.
    prefixes = models.JSONField(default=list)
    largest = models.PositiveSmallIntegerField(default=1)
    spent = models.DecimalField(max_digits=12, decimal_places=4, default=0)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    resend_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="resends")
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        ordering = ["-planned_for"]
        indexes = [models.Index(fields=["state", "planned_for"])]
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "occurrence"], name="sms_dispatch_once"),
            models.CheckConstraint(condition=Q(state__in=DispatchState.values), name="sms_dispatch_state_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.broadcast} ({self.planned_for:%Y-%m-%d})"

    @property
    def expires_at(self) -> datetime.datetime:
        """Until when it is of use."""
        return self.planned_for + datetime.timedelta(hours=self.broadcast.useful_hours)


class DispatchPart(models.Model):
    """Recipients of one language, zone and country whom the same way reaches; their messages are written at once.

    Each is noted when that has been done, so that another worker goes on where one was killed. `people` is how many
    were counted beforehand, `written` how many messages there are.
    """

    dispatch = models.ForeignKey(Dispatch, on_delete=models.CASCADE, related_name="parts")
    language = models.CharField(max_length=12)
    zone = models.CharField(max_length=64)
    country = models.CharField(max_length=2, blank=True)
    prefix = models.CharField(max_length=15, blank=True)
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="+")
    price = models.DecimalField(max_digits=8, decimal_places=4)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    people = models.PositiveIntegerField()
    written = models.PositiveIntegerField(null=True)

    class Meta:
        verbose_name = _("part of a dispatch")
        verbose_name_plural = _("parts of dispatches")
        constraints = [
            models.UniqueConstraint(
                fields=["dispatch", "language", "zone", "country", "prefix"], name="sms_dispatch_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dispatch_id}: {self.language} {self.zone} {self.country} {self.prefix}"
