"""When a library is open, and how many come."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.core.dates import weekday_name

from .library import PartnerLibrary

FIRST_YEAR = 1800


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class OpeningHours(models.Model):
    """One stretch of a weekday in the library's own zone; a day with a break has two."""

    library = ParentalKey(PartnerLibrary, on_delete=models.CASCADE, related_name="opening_hours")
    weekday = models.PositiveSmallIntegerField(_("day"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"), help_text=_("23:59 for the end of the day."))

    panels = [FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])]

    class Meta:
        verbose_name = _("opening hours")
        verbose_name_plural = _("opening hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.UniqueConstraint(fields=["library", "weekday", "opens"], name="partners_hours_unique"),
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")),
                name="partners_hours_in_order",
                violation_error_message=_("Closing comes after opening; for a night, enter two stretches."),
            ),
        ]

    def __str__(self) -> str:
        return f"{weekday_name(self.weekday)} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def clean(self):
        super().clean()
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("Closing comes after opening; for a night, enter two stretches.")})


class VisitFigure(models.Model):
    """How many visits a library counted in a year, and who says so."""

    library = ParentalKey(PartnerLibrary, on_delete=models.CASCADE, related_name="visit_figures")
    year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(9999)]
    )
    visits = models.PositiveIntegerField(_("visits"))
    source = models.CharField(_("source"), max_length=255, help_text=_("An annual report, a statistical form."))
    source_url = models.URLField(_("address of the source"), blank=True)

    panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("visits")]),
        FieldRowPanel([FieldPanel("source"), FieldPanel("source_url")]),
    ]

    class Meta:
        verbose_name = _("visits per year")
        verbose_name_plural = _("visits per year")
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["library", "year"], name="partners_visits_unique")]

    def __str__(self) -> str:
        return f"{self.year}: {self.visits}"
