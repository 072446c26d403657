"""Messages: one row for one recipient, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cms.outbox.models import Entry
from cms.outbox.models.queue import EntryQuerySet
from cms.outbox.models.state import State

from .broadcast import Dispatch
from .sender import Sender
from .subscriber import Subscriber


class Delivery(models.TextChoices):
    """What the gateway has said since it took the message; in this order, never backwards."""

    NONE = "", _("nothing heard")
    ACCEPTED = "accepted", _("taken")
    QUEUED = "queued", _("waits at the provider")
    SENT = "sent", _("handed to the network")
    UNDELIVERED = "undelivered", _("not delivered")
    DELIVERED = "delivered", _("delivered")


RANKS = {delivery: rank for rank, delivery in enumerate(Delivery)}


class MessageQuerySet(EntryQuerySet):
    def to(self, phone: str) -> "MessageQuerySet":
        """What was written to a number (E.164)."""
        return self.filter(phone=phone)


class Message(Entry):
    """One text to one number. A row of a dispatch has no text until it is claimed; then it is rendered and kept."""

    medium = "sms"
    dispatch = models.ForeignKey(Dispatch, null=True, on_delete=models.PROTECT, related_name="messages")
    subscriber = models.ForeignKey(Subscriber, null=True, on_delete=models.SET_NULL, related_name="messages")
    # Empty once it has been erased.
    phone = models.CharField(_("number"), max_length=16, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    sender = models.ForeignKey(Sender, null=True, on_delete=models.PROTECT, related_name="messages")
    # None: not rendered yet, or dropped.
    text = models.TextField(_("text"), null=True, blank=True)  # noqa: DJ001
    segments = models.PositiveSmallIntegerField(_("segments"), default=0)
    price = models.DecimalField(_("price of a segment"), max_digits=8, decimal_places=4, default=0)
    called_at = models.DateTimeField(null=True, editable=False)
    delivery = models.CharField(_("delivery"), max_length=12, choices=Delivery, default=Delivery.NONE, blank=True)
    delivery_at = models.DateTimeField(null=True, editable=False)
    error_code = models.CharField(_("error code"), max_length=20, blank=True)
    # What the gateway's own list said about one that nobody knew the outcome of: it is not there.
    absent = models.BooleanField(default=False, editable=False)
    looked_up_at = models.DateTimeField(null=True, editable=False)

    objects = MessageQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        indexes = [
            models.Index(
                fields=["sender", "dispatch", "priority", "due_at"],
                condition=Q(state=State.QUEUED),
                name="sms_message_due",
            ),
            models.Index(
                fields=["lease_until"], condition=Q(state__in=[State.CLAIMED, State.SENDING]), name="sms_message_leased"
            ),
            models.Index(fields=["due_at"], condition=Q(state=State.UNKNOWN), name="sms_message_in_doubt"),
            models.Index(fields=["dispatch", "state"], name="sms_message_of_dispatch"),
            models.Index(fields=["subscriber", "settled_at"], name="sms_message_of_person"),
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="sms_message_receipt"),
            models.Index(fields=["phone"], name="sms_message_phone"),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.get_state_display()})"
