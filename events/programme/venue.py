"""Where something happens: a room of a library, or any other place."""

import zoneinfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core import countries
from cms.core.fields import WordingField
from cms.core.wording import Wording, in_language
from cms.partners.libraries import PartnerLibrary
from cms.partners.libraries.library import validate_zone


class Venue(models.Model):
    """A place with its address, zone and room for so many people.

    Without a library it is a place of the network, which officers alone edit.
    """

    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="venues",
    )
    slug = models.SlugField(_("name in addresses"), unique=True, help_text=_("Stays the same in every language."))
    names = WordingField(_("name"), help_text=_("“Reading hall, second floor”, “Children’s library”."))
    cities = WordingField(_("city or place"), blank=True)
    addresses = WordingField(_("address"), blank=True, max_length=300)
    country = models.CharField(_("country"), max_length=2)
    time_zone = models.CharField(_("time zone"), max_length=64, validators=[validate_zone])
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    capacity = models.PositiveIntegerField(
        _("room for"), null=True, blank=True, help_text=_("People; new sessions begin with as many seats.")
    )
    accessibility = WordingField(
        _("accessibility"), blank=True, help_text=_("Steps, lift, hearing loop, the way from the bus stop.")
    )
    changed = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude__isnull=True, longitude__isnull=True)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="events_venue_coordinates",
                violation_error_message=_("Give both latitude and longitude, or neither."),
            )
        ]

    def __str__(self) -> str:
        return self.name.text or self.slug

    def listed(self) -> dict[str, object]:
        """The lists that its sessions stand in, and what of it places them there (see cms.core.page_cache)."""
        return {"events": (self.country, self.cities)}

    def wording(self, texts: dict[str, str]) -> Wording:
        """One of its texts for the reader: in their language, else in its library's own."""
        return in_language(texts, then=self.library.languages if self.library else [])

    @property
    def name(self) -> Wording:
        return self.wording(self.names)

    @property
    def city(self) -> Wording:
        return self.wording(self.cities)

    @property
    def address(self) -> Wording:
        return self.wording(self.addresses)

    @property
    def country_name(self) -> str:
        """Its country's name in the active language."""
        return countries.name(self.country)

    @cached_property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)
