"""What is announced; exists once, however many pages tell of it."""

import uuid

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel

from cms.core import spoken
from cms.core.ages import AgeBand
from cms.core.codes import CodesField
from cms.core.fields import WordingField
from cms.core.look import Look
from cms.core.wording import Wording, in_language
from cms.partners.libraries import PartnerLibrary

PROFESSIONALS = "professionals"
# What stands beneath `/<lang>/events/` beside events.
TAKEN = {"agenda", "embed", "month", "screen", "sessions", "week"}
REMINDERS = (("168", _("a week")), ("48", _("two days")), ("24", _("a day")), ("3", _("three hours")))


class Kind(models.TextChoices):
    LECTURE = "lecture", _("Lecture")
    ROUND_TABLE = "round_table", _("Round table")
    WORKSHOP = "workshop", _("Workshop")
    TRAINING = "training", _("Training")
    EXHIBIT = "exhibit", _("Exhibit")
    HACKATHON = "hackathon", _("Hackathon")
    CEREMONY = "ceremony", _("Ceremony")
    READING = "reading", _("Reading")
    TOUR = "tour", _("Tour")
    ONLINE = "online", _("Online event")


class Attendance(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    ONLINE = "online", _("online")
    MIXED = "mixed", _("in person and online")


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CANCELLED = "cancelled", _("Cancelled")


class Registration(models.TextChoices):
    """What one registers for."""

    NONE = "none", _("nothing: just come")
    SESSION = "session", _("each session")
    SERIES = "series", _("all sessions at once")


class WaitingList(models.TextChoices):
    """What happens when a seat becomes free in a full session."""

    NONE = "none", _("there is no waiting list")
    OFFER = "offer", _("the next is offered it and answers in time")
    AUTOMATIC = "automatic", _("the next gets it at once")


def a_day_before() -> list[str]:
    return ["24"]


def audiences() -> list[tuple[str, object]]:
    """Whom an event can be for; none of them: everybody."""
    return [*AgeBand.choices, (PROFESSIONALS, _("library professionals"))]


class EventQuerySet(models.QuerySet):
    def public(self) -> "EventQuerySet":
        """Those that visitors may know of: a cancelled one stays listed as cancelled."""
        return self.filter(is_template=False).exclude(status=Status.DRAFT)


class Event(ClusterableModel):
    """A lecture, an exhibit, a hackathon: what it is, whose, for whom, and how one takes part."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(_("name in addresses"), unique=True, help_text=_("Stays the same in every language."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    status = models.CharField(_("state"), max_length=20, choices=Status, default=Status.DRAFT)
    is_template = models.BooleanField(
        _("template"), default=False, help_text=_("Shown to nobody; new events can begin as a copy of it.")
    )
    titles = WordingField(_("title"), help_text=_("In each language in which it is told."))
    summaries = WordingField(_("summary"), blank=True, max_length=320, help_text=_("Two sentences for lists."))
    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        help_text=_("Which organises it; without one it is the network’s."),
    )
    co_organisers = ParentalManyToManyField(
        PartnerLibrary, verbose_name=_("co-organisers"), blank=True, related_name="co_organised_events"
    )
    supporters = WordingField(_("supported by"), blank=True, max_length=300)
    audiences = CodesField(_("for whom"), codes=audiences, blank=True, help_text=_("Nothing ticked: for everybody."))
    languages = CodesField(
        _("languages of the event"), codes=spoken.choices, blank=True, help_text=_("Which are spoken there.")
    )
    attendance = models.CharField(_("attendance"), max_length=20, choices=Attendance, default=Attendance.IN_PERSON)
    accessibility = WordingField(
        _("accessibility of the programme"), blank=True, help_text=_("Sign language, captions, easy language.")
    )
    contact_email = models.EmailField(_("e-mail for questions"), blank=True)
    contact_phone = models.CharField(_("phone for questions"), max_length=40, blank=True)

    registration = models.CharField(
        _("one registers for"), max_length=20, choices=Registration, default=Registration.SESSION
    )
    opens_days = models.PositiveSmallIntegerField(
        _("registration opens, days before"), null=True, blank=True, help_text=_("Empty: as soon as it is published.")
    )
    closes_hours = models.PositiveSmallIntegerField(
        _("registration closes, hours before"), default=0, help_text=_("0: when the session starts.")
    )
    max_party_size = models.PositiveSmallIntegerField(
        _("at most so many people at once"), default=5, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    takes_groups = models.BooleanField(
        _("school classes and groups"), default=False, help_text=_("May register with a number of people alone.")
    )
    needs_approval = models.BooleanField(_("each registration is approved by us"), default=False)
    asks_guardian = models.BooleanField(
        _("for children"), default=False, help_text=_("Asks how a parent or guardian can be reached.")
    )
    waiting_list = models.CharField(_("waiting list"), max_length=20, choices=WaitingList, default=WaitingList.OFFER)
    offer_hours = models.PositiveSmallIntegerField(
        _("hours to answer an offer"), default=48, validators=[MinValueValidator(1), MaxValueValidator(336)]
    )
    reminders = CodesField(_("reminders before the start"), codes=REMINDERS, blank=True, default=a_day_before)
    still_coming_days = models.PositiveSmallIntegerField(
        _("“Still coming?”, days before"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("Seats of those who do not answer are given to others. Empty: nobody is asked."),
    )
    survey_url = models.URLField(_("survey afterwards"), blank=True, help_text=_("Sent with thanks to those who came."))

    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["slug"]
        indexes = [models.Index(fields=["status", "kind"]), models.Index(fields=["library", "status"])]

    def __str__(self) -> str:
        return self.title.text or self.slug

    def wording(self, texts: dict[str, str]) -> Wording:
        """One of its texts for the reader: in their language, else in its library's own."""
        return in_language(texts, then=self.library.languages if self.library else [])

    @property
    def title(self) -> Wording:
        return self.wording(self.titles)

    @property
    def summary(self) -> Wording:
        return self.wording(self.summaries)

    @property
    def look(self) -> Look | None:
        return self.library.look if self.library else None

    def clean(self):
        super().clean()
        if self.slug in TAKEN:
            raise ValidationError({"slug": _("This name leads to a list of events; choose another.")})

    @property
    def is_public(self) -> bool:
        return not self.is_template and self.status != Status.DRAFT

    def listed(self) -> dict[str, object]:
        """The lists that its sessions stand in, and what of it places them there (see cms.core.page_cache)."""
        if not self.is_public:
            return {}
        hosts = [self.library_id, *self.co_organisers.values_list("pk", flat=True)]
        place = (self.status, self.kind, self.attendance, self.registration, *self.audiences, *self.languages)
        return dict.fromkeys(("events", *(f"events:library:{pk}" for pk in hosts)), place)

    @property
    def takes_registrations(self) -> bool:
        return self.registration != Registration.NONE
