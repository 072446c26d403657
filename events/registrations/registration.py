"""One party's booking of a session, or of a whole series."""

import datetime
import uuid

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField

from cms.core.languages import DEFAULT, choices
from events.programme import Event, SeatPool, Session


class State(models.TextChoices):
    """The transitions are drawn in the app's README."""

    PENDING = "pending", _("waits for approval")
    CONFIRMED = "confirmed", pgettext_lazy("registration", "confirmed")
    WAITING = "waiting", _("on the waiting list")
    OFFERED = "offered", _("is offered a seat")
    CANCELLED = "cancelled", _("cancelled")
    DECLINED = "declined", _("not approved")
    EXPIRED = "expired", _("offer not answered")


# Whoever is in one of these holds seats of the pool; `SeatPool.taken` is the sum of their parties.
HOLDING = (State.PENDING, State.CONFIRMED, State.OFFERED)
# Whoever is in one of these still wants to come.
ALIVE = (*HOLDING, State.WAITING)
ENDED = (State.CANCELLED, State.DECLINED, State.EXPIRED)

TAKE_NUMBER = "UPDATE events_registration SET state = %s, number = %s WHERE id = %s"


class Channel(models.TextChoices):
    MAIL = "mail", _("by e-mail")
    SMS = "sms", _("by SMS")
    NONE = "none", _("not at all")


class Source(models.TextChoices):
    WEB = "web", _("on the site")
    STAFF = "staff", _("by us")
    SMS = "sms", _("by SMS")
    DOOR = "door", _("at the door")


class RegistrationQuerySet(models.QuerySet):
    def holding(self) -> "RegistrationQuerySet":
        return self.filter(state__in=HOLDING)

    def waiting_in_order(self) -> "RegistrationQuerySet":
        return self.filter(state=State.WAITING).order_by("number")

    def for_session(self, session: Session) -> "RegistrationQuerySet":
        """Those who come to a session: booked it, or the series it belongs to."""
        return self.filter(Q(session=session) | Q(session=None, event=session.event_id))


class Registration(models.Model):
    """A party with one contact; `session` is empty for a whole series.

    `uid` is what the signed links name. `form_token` comes with the form: sent twice, it is one registration. `number`
    is the place in the order of the waiting list, lower first.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="registrations")
    session = models.ForeignKey(
        Session,
        verbose_name=_("session"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="registrations",
    )
    pool = models.ForeignKey(SeatPool, on_delete=models.PROTECT, related_name="registrations", editable=False)
    state = models.CharField(_("state"), max_length=20, choices=State)
    number = models.PositiveIntegerField(null=True, editable=False)
    offered_until = models.DateTimeField(null=True, editable=False)
    form_token = models.UUIDField(null=True, unique=True, editable=False)

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    channel = models.CharField(_("messages"), max_length=10, choices=Channel, default=Channel.MAIL)
    language = models.CharField(_("language of messages"), max_length=12, choices=choices(), default=DEFAULT.tag)
    party_size = models.PositiveSmallIntegerField(_("people"), default=1, validators=[MinValueValidator(1)])
    is_group = models.BooleanField(_("school class or group"), default=False)
    guardian_name = models.CharField(_("parent or guardian"), max_length=120, blank=True)
    guardian_contact = models.CharField(_("their phone or e-mail"), max_length=254, blank=True)

    source = models.CharField(_("registered"), max_length=10, choices=Source, default=Source.WEB)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registrations",
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.CharField(_("note for colleagues"), max_length=300, blank=True)
    coming_asked_at = models.DateTimeField(null=True, editable=False)
    coming_said_at = models.DateTimeField(null=True, editable=False)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    ended_at = models.DateTimeField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["created", "pk"]
        indexes = [
            models.Index(fields=["pool", "state", "number"]),
            models.Index(fields=["session", "state"]),
            models.Index(fields=["state", "offered_until"]),
            models.Index(fields=["email"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(party_size__gte=1), name="events_registration_has_people"),
            models.CheckConstraint(
                condition=Q(state=State.OFFERED, offered_until__isnull=False)
                | (~Q(state=State.OFFERED) & Q(offered_until__isnull=True)),
                name="events_registration_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.WAITING, State.OFFERED]) | Q(number__isnull=False),
                name="events_registration_waits_in_order",
            ),
            models.UniqueConstraint(fields=["pool", "number"], name="events_registration_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.party_size})"

    @property
    def holds_seats(self) -> bool:
        return self.state in HOLDING

    @property
    def is_alive(self) -> bool:
        return self.state in ALIVE

    def offer_is_over(self, moment: datetime.datetime) -> bool:
        """Whether seats were offered that can no longer be taken, also before they have gone to others."""
        return self.offered_until is not None and self.offered_until <= moment

    def take_number(self, number: int) -> None:
        """Wait from now on, as the party of that number. Others wait for the pool meanwhile: the statement is ready."""
        self.state, self.number = State.WAITING, number
        with connection.cursor() as cursor:
            cursor.execute(TAKE_NUMBER, [self.state, number, self.pk])

    def enter(self, state: State) -> None:
        """Go over into a state other than `offered`; the caller holds its pool and sees to the seats."""
        self.state, self.offered_until = state, None
        self.ended_at = timezone.now() if state in ENDED else None
        self.save(update_fields=["state", "offered_until", "ended_at", "changed"])


class Answer(models.Model):
    """What somebody answered: a text, a number, the code of a choice, or true for a consent."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey("events.Question", on_delete=models.PROTECT, related_name="answers")
    value = models.JSONField()

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [models.UniqueConstraint(fields=["registration", "question"], name="events_answer_once")]

    def __str__(self) -> str:
        return str(self.value)
