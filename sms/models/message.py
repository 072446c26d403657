"""Messages: one row for one recipient, and what became of it."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.outbox.models import Entry
from cms.outbox.models.queue import ANSWER_FIELDS, FREE, EntryQuerySet
from cms.outbox.models.state import DONE, LEASED, SETTLED, State
from cms.outbox.outcomes import Outcome
from sms.texts.segments import count

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


SEND_SMS = "sms.tasks.send_due_sms"
RANKS = {delivery: rank for rank, delivery in enumerate(Delivery)}


# When the gateway is asked about a message that nobody knows the fate of: reports come within seconds, lists lag. Both
# count from when it came in doubt: no call is begun after that, and by the first look the last one has long ended
# (`sms.gateways.calling.LONGEST`).
FIRST_LOOK, LAST_LOOK = timedelta(seconds=60), timedelta(minutes=10)
LOOKS = 2
UNTRIED = {
    "delivery": Delivery.NONE,
    "delivery_at": None,
    "error_code": "",
    "receipt": "",
    "absent": False,
    "looks": 0,
}


class MessageQuerySet(EntryQuerySet):
    answer_fields = (*ANSWER_FIELDS, "error_code", "delivery", "delivery_at", "looks", "absent")

    def to(self, phone: str) -> Self:
        """What was written to a number (E.164)."""
        return self.filter(phone=phone)

    def listed(self) -> Self:
        """For lists: without the texts."""
        return self.defer("text")

    def sendable(self) -> Self:
        """What still has a text, or gets one from its broadcast."""
        return self.filter(Q(text__isnull=False) | Q(dispatch__isnull=False)).exclude(phone="")

    def empty(self) -> int:
        return self.filter(text__isnull=False).update(text=None)

    def drop_secrets(self) -> int:
        """Not before they have arrived, or are of no use any more: a report may have them sent again."""
        may_go_again = Q(state=State.SENT, expires_at__gt=timezone.now()) & ~Q(delivery=Delivery.DELIVERED)
        return self.filter(state__in=DONE).exclude(may_go_again).secret().empty()

    def erase(self) -> int:
        """Take people out: whom it was for, what it said, what the gateway said of them."""
        return self.update(phone="", subscriber=None, text=None, error="", receipt="")

    def put_back(self, now: datetime) -> int:
        self.retriable().update(**UNTRIED)
        return super().put_back(now)

    def reroute(self, sender_id: int, price: Decimal, text: str) -> int:
        """Have another sender send these with this text; texts of broadcasts are written anew, as not every sender
        hears replies."""
        self.filter(dispatch__isnull=False).update(text=None)
        self.filter(dispatch__isnull=True).update(text=text, segments=count(text).segments)
        return self.update(
            state=State.QUEUED, sender=sender_id, price=price, settled_at=None, due_at=timezone.now(), error="", **FREE
        )

    def to_look_up(self, now: datetime) -> Self:
        """What the gateway is to be asked about, the longest unknown first."""
        ripe = Q(looks=0, settled_at__lte=now - FIRST_LOOK) | Q(looks=1, settled_at__lte=now - LAST_LOOK)
        return self.filter(ripe, state=State.UNKNOWN, absent=False).order_by("settled_at")

    def in_doubt(self, now: datetime) -> Self:
        """Nothing is sent again before the gateway has been asked about it."""
        return super().in_doubt(now).filter(looks__gt=0)

    def runs(self, now: datetime) -> int:
        """How many senders are at work on these."""
        return self.filter(state__in=LEASED, lease_until__gt=now).values("holder").distinct().count()


class Message(Entry):
    """One text to one number. A row of a dispatch has no text until it is claimed; then it is rendered and kept."""

    medium = "sms"
    # A million rows are written at once, and each index makes that slower. So keys are unique by a constraint (a field
    # that is unique brings PostgreSQL one more, for searches by beginnings), and what leads to other tables has only
    # the indexes below.
    key = models.CharField(_("key"), max_length=64, editable=False)
    dispatch = models.ForeignKey(Dispatch, null=True, on_delete=models.PROTECT, related_name="messages", db_index=False)
    subscriber = models.ForeignKey(
        Subscriber, null=True, on_delete=models.SET_NULL, related_name="messages", db_index=False
    )
    # Empty once it has been erased.
    phone = models.CharField(_("number"), max_length=16, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    sender = models.ForeignKey(Sender, null=True, on_delete=models.PROTECT, related_name="messages", db_index=False)
    # None: not rendered yet, or dropped.
    text = models.TextField(_("text"), null=True, blank=True)  # noqa: DJ001
    segments = models.PositiveSmallIntegerField(_("segments"), default=0)
    price = models.DecimalField(_("price of a segment"), max_digits=8, decimal_places=4, default=0)
    called_at = models.DateTimeField(null=True, editable=False)
    delivery = models.CharField(_("delivery"), max_length=12, choices=Delivery, default=Delivery.NONE, blank=True)
    delivery_at = models.DateTimeField(null=True, editable=False)
    error_code = models.CharField(_("error code"), max_length=20, blank=True)
    # How often the gateway was asked about one that nobody knew the outcome of, and whether it says: not there.
    looks = models.PositiveSmallIntegerField(default=0, editable=False)
    absent = models.BooleanField(default=False, editable=False)

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
            models.Index(fields=["looks", "settled_at"], condition=Q(state=State.UNKNOWN), name="sms_message_in_doubt"),
            models.Index(fields=["dispatch", "state"], name="sms_message_of_dispatch"),
            models.Index(fields=["subscriber", "called_at"], name="sms_message_of_person"),
            models.Index(fields=["kind", "settled_at"], condition=Q(state__in=SETTLED), name="sms_message_settled"),
            models.Index(fields=["receipt"], condition=~Q(receipt=""), name="sms_message_receipt"),
            models.Index(fields=["phone"], name="sms_message_phone"),
        ]
        constraints = [*Entry.Meta.constraints, models.UniqueConstraint(fields=["key"], name="sms_message_key")]

    def __str__(self) -> str:
        return f"{self.key} ({self.get_state_display()})"

    @property
    def is_readable(self) -> bool:
        """Whether staff may see what was written, and it is still there."""
        return self.text is not None and not self.policy.secret

    @property
    def cost(self) -> Decimal:
        """What it costs to send it."""
        return self.price * self.segments

    def settle(self, outcome: Outcome, now: datetime) -> None:
        super().settle(outcome, now)
        self.error_code = outcome.code
        # What the list of the gateway did not show before says nothing any more.
        self.looks, self.absent = 0, False
        if self.state == State.SENT:
            self.receipt, self.delivery, self.delivery_at = outcome.reference, Delivery.ACCEPTED, now
