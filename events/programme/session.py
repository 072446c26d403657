"""One dated occurrence of an event, with its venue and seats."""

import datetime
import uuid
import zoneinfo

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.fields import WordingField
from cms.core.wording import Wording
from cms.partners.libraries.library import validate_zone

from .event import Event
from .event import Status as EventStatus
from .repetition import Repetition
from .seats import SeatPool
from .venue import Venue


class Status(models.TextChoices):
    SCHEDULED = "scheduled", _("Takes place")
    CANCELLED = "cancelled", _("Cancelled")


class SessionQuerySet(models.QuerySet):
    def public(self) -> "SessionQuerySet":
        """Those that visitors may know of; cancelled ones stay listed as cancelled."""
        return self.filter(event__in=Event.objects.public())

    def not_over(self, moment: datetime.datetime) -> "SessionQuerySet":
        return self.filter(ends_at__gt=moment)

    def taking_place(self) -> "SessionQuerySet":
        return self.exclude(status=Status.CANCELLED).exclude(event__status=EventStatus.CANCELLED)

    def in_order(self) -> "SessionQuerySet":
        return self.order_by("starts_at", "pk")

    def for_list(self) -> "SessionQuerySet":
        """With everything that a row of a list shows."""
        return self.select_related("event__library", "venue__library", "pool")


class Session(models.Model):
    """When and where an event takes place once.

    Times are stored in UTC and shown on the clock of `time_zone`. `sequence` and `revised` are those of the
    calendar entry (RFC 5545, sections 3.8.7.4 and 3.8.7.3): they change with what its visitors would have to know.
    `original_start` is the date that its rule gave it, and stays when it is moved (RECURRENCE-ID). What was changed
    `by_hand` stays as it is when the rule changes.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="sessions")
    repetition = models.ForeignKey(
        Repetition, null=True, editable=False, on_delete=models.SET_NULL, related_name="sessions"
    )
    original_start = models.DateTimeField(null=True, editable=False)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_zone])
    venue = models.ForeignKey(
        Venue, verbose_name=_("venue"), null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    pool = models.ForeignKey(
        SeatPool, verbose_name=_("seats"), on_delete=models.PROTECT, related_name="sessions", editable=False
    )
    online_url = models.URLField(
        _("link to take part online"), blank=True, help_text=_("Shown to nobody but those who are registered.")
    )
    notes = WordingField(_("what is special about this date"), blank=True, max_length=300)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.SCHEDULED, editable=False)
    cancel_reasons = WordingField(_("reason for cancelling"), blank=True, max_length=300, editable=False)
    moved_from = models.DateTimeField(null=True, editable=False)
    by_hand = models.BooleanField(default=False, db_default=False, editable=False)
    opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("registration closes"), null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    revised = models.DateTimeField(default=timezone.now, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at"]),
            models.Index(fields=["ends_at"]),
            models.Index(fields=["event", "starts_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="events_session_ends_after_start",
                violation_error_message=_("The end comes after the start."),
            ),
            models.UniqueConstraint(fields=["repetition", "original_start"], name="events_session_once_per_date"),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.local_start:%Y-%m-%d %H:%M}"

    def listed(self) -> dict[str, object]:
        """The lists that it stands in, and what places it there (see cms.core.page_cache)."""
        lists = {*self.event.listed(), f"events:event:{self.event_id}"}
        if self.venue and self.event.is_public:
            lists.add(f"events:library:{self.venue.library_id}")
        return dict.fromkeys(lists, (self.starts_at, self.ends_at, self.status, self.event_id, self.venue_id))

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def local_start(self) -> datetime.datetime:
        """Its start on the clock of its place."""
        return self.starts_at.astimezone(self.zone)

    @property
    def local_end(self) -> datetime.datetime:
        return self.ends_at.astimezone(self.zone)

    @property
    def note(self) -> Wording:
        return self.event.wording(self.notes)

    @property
    def cancel_reason(self) -> Wording:
        return self.event.wording(self.cancel_reasons)

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def closes(self) -> datetime.datetime:
        """When registration ends: as set, else with the start."""
        return self.closes_at or self.starts_at

    def takes_bookings(self, moment: datetime.datetime) -> bool:
        """Whether visitors may register at that moment, seats aside."""
        opened = self.opens_at is None or self.opens_at <= moment
        return self.event.takes_registrations and not self.is_cancelled and opened and moment < self.closes
