"""What people text to us, what we have asked them, and the threads that staff read."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.partners.libraries import PartnerLibrary

from .sender import Sender
from .subscriber import Subscriber


class Thread(models.Model):
    """What a number has texted, as far as a person has to look at it; one is open for a number at a time."""

    class Reason(models.TextChoices):
        """Why a person has to look; in this order."""

        ALARM = "alarm", _("perhaps somebody is in danger")
        WANTS_OUT = "wants_out", _("perhaps wants to leave")
        HUMAN = "human", _("wants to speak to somebody")
        UNCLEAR = "unclear", _("not understood")

    phone = models.CharField(_("number"), max_length=16)
    subscriber = models.ForeignKey(Subscriber, null=True, on_delete=models.SET_NULL, related_name="threads")
    library = models.ForeignKey(
        PartnerLibrary, verbose_name=_("library"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason, default=Reason.UNCLEAR)
    is_open = models.BooleanField(_("open"), default=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("with"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    opened_at = models.DateTimeField(_("since"), default=timezone.now)
    last_at = models.DateTimeField(_("last"), default=timezone.now)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("conversation")
        verbose_name_plural = _("conversations")
        ordering = ["-last_at"]
        indexes = [models.Index(fields=["is_open", "reason", "last_at"])]
        constraints = [
            models.UniqueConstraint(fields=["phone"], condition=Q(is_open=True), name="sms_thread_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} ({self.last_at:%Y-%m-%d})"


class Incoming(models.Model):
    """One text from outside, kept once however often the gateway brings it."""

    gateway = models.CharField(max_length=20)
    # The gateway's own name for it (MessageSid).
    reference = models.CharField(max_length=100)
    sender = models.ForeignKey(Sender, null=True, on_delete=models.SET_NULL, related_name="+")
    phone = models.CharField(_("number"), max_length=16, blank=True)
    subscriber = models.ForeignKey(Subscriber, null=True, on_delete=models.SET_NULL, related_name="incoming")
    text = models.TextField(_("text"), blank=True)
    # What it was taken for: `stop`, `help`, `vote`, the name of a handler; empty while nobody has looked at it.
    meaning = models.CharField(max_length=40, blank=True)
    thread = models.ForeignKey(Thread, null=True, on_delete=models.SET_NULL, related_name="incoming")
    received_at = models.DateTimeField(_("received"), default=timezone.now)
    handled_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message received")
        verbose_name_plural = _("messages received")
        ordering = ["received_at", "pk"]
        indexes = [models.Index(fields=["phone", "received_at"]), models.Index(fields=["received_at"])]
        constraints = [models.UniqueConstraint(fields=["gateway", "reference"], name="sms_incoming_once")]

    def __str__(self) -> str:
        return f"{self.gateway} {self.reference}"


class IncomingPart(models.Model):
    """One segment of a long text of which others have not come yet."""

    phone = models.CharField(max_length=32)
    # Our own sender, as the gateway names it.
    to = models.CharField(max_length=32)
    # What the phone has given to all segments of the text.
    reference = models.PositiveIntegerField()
    total = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("message received")
        verbose_name_plural = _("messages received")
        constraints = [
            models.UniqueConstraint(fields=["phone", "to", "reference", "total", "number"], name="sms_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.total}"


class Asked(models.Model):
    """A question that somebody was texted: what an answer like YES or 2 belongs to; the latest open one counts."""

    phone = models.CharField(max_length=16)
    # The name of the handler that understands the answer, and what it is about.
    handler = models.CharField(max_length=40)
    target = models.CharField(max_length=100, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question asked")
        verbose_name_plural = _("questions asked")
        indexes = [models.Index(fields=["phone", "asked_at"], condition=Q(answered_at=None), name="sms_asked_open")]

    def __str__(self) -> str:
        return f"{self.handler}:{self.target}"
