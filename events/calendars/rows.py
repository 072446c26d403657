"""Tables of calendars: those of people, those that partners publish, and what has come from them."""

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.languages import DEFAULT, choices
from cms.partners.libraries import PartnerLibrary
from events.calendars.importing.errors import sentence_of
from events.programme import Event, Session, Venue
from events.programme.event import Kind
from events.registrations import Registration

TOKEN_BYTES = 32
UID_LENGTH = 500


def new_token() -> str:
    """What nobody can guess (256 bits, in letters that addresses take)."""
    return secrets.token_urlsafe(TOKEN_BYTES)


class PersonalCalendar(models.Model):
    """The calendar of somebody's own sessions, read by whoever knows its `token`.

    Of an account it shows all registrations. Of a guest it shows one: an address that somebody has typed proves
    nothing about who they are.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="personal_calendar"
    )
    registration = models.OneToOneField(
        Registration, null=True, on_delete=models.CASCADE, related_name="personal_calendar"
    )
    token = models.CharField(max_length=64, unique=True, default=new_token)
    created = models.DateTimeField(auto_now_add=True)
    renewed = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("personal calendar")
        verbose_name_plural = _("personal calendars")
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, registration__isnull=True)
                | Q(user__isnull=True, registration__isnull=False),
                name="events_personal_calendar_has_one_owner",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}"

    @property
    def url(self) -> str:
        """Where programs read it; a secret of its owner."""
        return settings.PUBLIC_URL + reverse("personal_calendar", args=[self.token])

    @property
    def webcal_url(self) -> str:
        """The same address, which programs for calendars open by themselves."""
        return f"webcal://{self.url.partition('://')[2]}"

    @property
    def language(self) -> str:
        """The BCP 47 tag of the language that its owner reads."""
        owner = self.user or self.registration
        return owner.language if owner else DEFAULT.tag


class CalendarSource(models.Model):
    """A calendar that a partner publishes elsewhere, read again and again.

    `read_at` is when its content was last read, `asked_at` when it was last asked for. A failure is the name of an
    error (see `events.calendars.importing.errors`); `result` is what the last reading has done.
    """

    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="calendar_sources",
        help_text=_("Whose events these are; without one they are the network’s."),
    )
    name = models.CharField(_("name"), max_length=120, help_text=_("Shown with each event that comes from there."))
    url = models.CharField(
        _("address of the calendar"),
        max_length=2000,
        help_text=_("Of an iCalendar file (.ics). It is shown to nobody else: some calendars hide a key in it."),
    )
    website = models.URLField(_("page to link to"), blank=True, help_text=_("Where visitors find the same events."))
    trusted = models.BooleanField(
        _("publish at once"), default=False, help_text=_("Otherwise events come as drafts and wait for you.")
    )
    active = models.BooleanField(_("read it every hour"), default=True)
    kind = models.CharField(_("kind of its events"), max_length=20, choices=Kind, default=Kind.LECTURE)
    language = models.CharField(_("language of its texts"), max_length=12, choices=choices(), default=DEFAULT.tag)
    venue = models.ForeignKey(
        Venue,
        verbose_name=_("venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Where its events are, if they do not name another venue of the library."),
    )
    asked_at = models.DateTimeField(null=True, editable=False)
    read_at = models.DateTimeField(null=True, editable=False)
    etag = models.CharField(max_length=500, editable=False, blank=True)
    last_modified = models.CharField(max_length=100, editable=False, blank=True)
    failure = models.CharField(max_length=60, editable=False, blank=True)
    failing_since = models.DateTimeField(null=True, editable=False)
    result = models.JSONField(default=dict, editable=False)

    class Meta:
        verbose_name = _("partner calendar")
        verbose_name_plural = _("partner calendars")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> str:
        """The zone of times that name none."""
        return self.venue.time_zone if self.venue else self.library.time_zone if self.library else "UTC"

    @property
    def failure_sentence(self) -> str:
        """What went wrong the last time, for its editor; empty if nothing did."""
        return sentence_of(self.failure) if self.failure else ""


class Told(models.Model):
    """What a source has said of a row when it was last taken over: what differs now was edited here, and stays."""

    told = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def facts(self) -> dict[str, object]:
        """The same of the row as it is now."""
        raise NotImplementedError

    @property
    def edited_here(self) -> list[str]:
        """The names of what was changed by hand since."""
        now = self.facts()
        return sorted(name for name, value in self.told.items() if now.get(name) != value)


class ImportedEventQuerySet(models.QuerySet):
    def waiting(self) -> "ImportedEventQuerySet":
        """Those that somebody has to decide on: drafts, and new words of what is published."""
        return self.filter(Q(event__status="draft") | ~Q(held={}), set_aside=False)


class ImportedEvent(Told):
    """An event that has come from a source, by the UID that it has there; its texts in one language.

    `held` are new texts of a published event of a source that is not trusted. `set_aside` means that nobody wants it.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, related_name="imported")
    source = models.ForeignKey(CalendarSource, on_delete=models.PROTECT, related_name="imported_events")
    uid = models.CharField(max_length=UID_LENGTH)
    url = models.URLField(max_length=1000, blank=True)
    held = models.JSONField(default=dict)
    set_aside = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    objects = ImportedEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("imported event")
        verbose_name_plural = _("imported events")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["source", "uid"], name="events_imported_event_once")]

    def __str__(self) -> str:
        return str(self.event)

    @property
    def link(self) -> str:
        """Where visitors find it at its source; empty if nowhere."""
        return self.url or self.source.website

    def facts(self):
        return {"titles": self.event.titles, "summaries": self.event.summaries}


class ImportedSession(Told):
    """One date of an imported event, by its RECURRENCE-ID (RFC 5545, section 3.8.4.4); empty without a recurrence.

    `sequence` and `stamped` (LAST-MODIFIED, else DTSTAMP) tell newer from older; `gone` means that the source does not
    have it any more.
    """

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="imported")
    parent = models.ForeignKey(ImportedEvent, on_delete=models.CASCADE, related_name="sessions")
    recurrence = models.CharField(max_length=40, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    stamped = models.DateTimeField(null=True)
    gone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("imported date")
        verbose_name_plural = _("imported dates")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["parent", "recurrence"], name="events_imported_session_once")]

    def __str__(self) -> str:
        return self.recurrence

    def facts(self):
        session = self.session
        return {
            "starts_at": session.starts_at.isoformat(),
            "ends_at": session.ends_at.isoformat(),
            "venue": session.venue_id,
            "notes": session.notes,
            "status": session.status,
        }
