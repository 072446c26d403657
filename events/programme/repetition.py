"""A rule by which sessions repeat (RFC 5545, section 3.3.10), in the wall time of the place."""

import zoneinfo

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.partners.libraries.library import validate_zone

from .event import Event
from .venue import Venue


class Repetition(models.Model):
    """“Every second Tuesday at 16:00 until June, not on 8 March”: sessions are made from it a year ahead.

    `starts_on` and `at` are the first date and the time on the clock of `time_zone`; `rule` is an RRULE without its
    name; `not_on` are dates (ISO 8601) that the rule would hit and that are left out.
    """

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="repetitions")
    starts_on = models.DateField(_("first date"))
    at = models.TimeField(_("time"))
    minutes = models.PositiveIntegerField(_("minutes"), validators=[MinValueValidator(1)])
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_zone])
    rule = models.CharField(_("rule"), max_length=255)
    not_on = models.JSONField(_("not on"), default=list, blank=True)
    venue = models.ForeignKey(Venue, verbose_name=_("venue"), null=True, blank=True, on_delete=models.PROTECT)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True, help_text=_("Empty: without limit."))
    online_url = models.URLField(_("link to take part online"), blank=True)
    made_until = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("repetition")
        verbose_name_plural = _("repetitions")
        ordering = ["starts_on", "pk"]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m-%d} {self.at:%H:%M} {self.rule}"

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)
