"""What somebody is to be told about their registration: a row first, a letter or an SMS later."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.programme import Session

from .registration import Registration


class Kind(models.TextChoices):
    CONFIRMED = "confirmed", _("confirmation")
    PENDING = "pending", _("received, waits for approval")
    WAITING = "waiting", _("on the waiting list")
    OFFER = "offer", _("a seat is offered")
    EXPIRED = "expired", _("the offer has run out")
    DECLINED = "declined", _("not approved")
    CHANGED = "changed", _("registration changed")
    MOVED = "moved", _("session moved")
    CANCELLED = "cancelled", _("registration cancelled")
    CALLED_OFF = "called_off", _("session cancelled")
    RESTORED = "restored", _("session takes place after all")
    REMINDER = "reminder", _("reminder")
    STILL_COMING = "still_coming", _("still coming?")
    RELEASED = "released", _("seat given to others")
    THANKS = "thanks", _("thanks")
    MESSAGE = "message", _("message of the organisers")


class NoticeQuerySet(models.QuerySet):
    def due(self, moment) -> "NoticeQuerySet":
        return self.filter(written_at=None, due_at__lte=moment).order_by("due_at", "pk")


class Notice(models.Model):
    """Written in the transaction of what it tells of, unique on registration and cause: nobody is told twice.

    `cause` names the very thing (`confirmed`, `reminder:24:<session>:<day>`, `moved:<session>:<sequence>`); `text` is
    what the organisers have written, for their own messages. `written_at` is when it went to the outbox, or was
    found pointless.
    """

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="notices")
    session = models.ForeignKey(Session, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    cause = models.CharField(max_length=120)
    text = models.TextField(blank=True)
    due_at = models.DateTimeField(default=timezone.now)
    written_at = models.DateTimeField(null=True)
    created = models.DateTimeField(auto_now_add=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["due_at", "pk"]
        indexes = [models.Index(fields=["due_at"], condition=Q(written_at=None), name="events_notice_due")]
        constraints = [models.UniqueConstraint(fields=["registration", "cause"], name="events_notice_once_per_cause")]

    def __str__(self) -> str:
        return self.cause
