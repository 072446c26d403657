"""Lists of numbers that staff brings in from paper, and what became of each row."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.languages import DEFAULT, choices
from cms.partners.libraries import PartnerLibrary

from .consent import Wording
from .topic import Topic


class ImportRun(models.Model):
    """One list. `content` goes as soon as it is worked through, the parts of its report after thirty days."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Being read")
        DONE = "done", _("Done")

    library = models.ForeignKey(
        PartnerLibrary, verbose_name=_("library"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    topics = models.ManyToManyField(Topic, verbose_name=_("topics"), related_name="+")
    language = models.CharField(_("language"), max_length=12, choices=choices, default=DEFAULT.tag)
    country = models.CharField(_("country"), max_length=2)
    place = models.CharField(_("where the papers are kept"), max_length=200)
    signed_on = models.DateField(_("signed on"))
    wording = models.ForeignKey(Wording, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    content = models.TextField(blank=True, editable=False)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    position = models.PositiveIntegerField(default=0, editable=False)
    counts = models.JSONField(default=dict, editable=False)
    created = models.DateTimeField(_("brought in"), default=timezone.now)
    ended_at = models.DateTimeField(null=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("list of numbers")
        verbose_name_plural = _("lists of numbers")
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"{self.created:%Y-%m-%d} {self.place}"


class ImportPart(models.Model):
    """What became of some rows, as lines of a CSV file."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="parts")
    start = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        verbose_name = _("part of a report")
        verbose_name_plural = _("parts of reports")
        ordering = ["start"]
        constraints = [models.UniqueConstraint(fields=["run", "start"], name="sms_import_part_once")]

    def __str__(self) -> str:
        return f"{self.run_id}:{self.start}"
