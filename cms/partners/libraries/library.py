"""An institution of the network; exists once, whatever languages it publishes in."""

import datetime
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.search import index

from cms.core import countries
from cms.core.colours import validate_accent
from cms.core.fields import WordingField
from cms.core.languages import TAGS, Language, get
from cms.core.look import Look
from cms.core.ornament import PALETTES
from cms.core.wording import Wording, in_language


class Kind(models.TextChoices):
    NATIONAL = "national", _("National library")
    DEPOSITORY = "depository", _("Depository library")
    UNIVERSITY = "university", _("University library")
    CITY = "city", _("City library")
    DISTRICT = "district", _("District library")
    COMMUNITY = "community", _("Community library")
    SCHOOL = "school", _("School library")


def validate_zone(name: str) -> None:
    """Refuse what is no zone of the IANA time zone database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("“%(name)s” is no time zone; an example is Asia/Almaty."), params={"name": name})


def validate_tags(tags: object) -> None:
    """Refuse a list of languages that holds one the site does not have."""
    if not isinstance(tags, list) or not set(tags) <= set(TAGS):
        raise ValidationError(_("Choose among the languages of the site."))


class LibraryQuerySet(models.QuerySet):
    def countries(self) -> list[tuple[str, str]]:
        """Codes and names, in the active language, of the countries that have libraries."""
        codes = self.order_by("country").values_list("country", flat=True).distinct()
        return [(code, countries.name(code)) for code in codes]


class PartnerLibrary(index.Indexed, ClusterableModel):
    """A partner library, with how to find it, reach it and use it."""

    slug = models.SlugField(_("name in addresses"), unique=True, help_text=_("Stays the same in every language."))
    names = WordingField(_("name"), help_text=_("In its own language, and in others if it has a name there."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("parent institution"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="branches",
        help_text=_("A district library belongs to its provincial library."),
    )
    country = models.CharField(_("country"), max_length=2)
    cities = WordingField(_("city or place"), blank=True)
    addresses = WordingField(_("address"), blank=True, max_length=300)
    languages = models.JSONField(
        _("languages"),
        default=list,
        blank=True,
        validators=[validate_tags],
        help_text=_("In which it publishes here; the first is its own."),
    )
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", validators=[validate_zone], help_text=_("Like Asia/Almaty.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
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
    hours_note = WordingField(
        _("exceptions to the opening hours"),
        blank=True,
        help_text=_("“Closed on 1 September”, “last Friday: cleaning”."),
    )
    accessibility = WordingField(_("accessibility"), blank=True, help_text=_("Steps, lift, hearing loop."))
    services = ParentalManyToManyField(
        "partners.Service", verbose_name=_("services"), blank=True, related_name="libraries"
    )
    logo = models.ForeignKey(
        "core.SiteImage", verbose_name=_("mark"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    palette = models.CharField(
        _("palette"),
        max_length=20,
        choices=[(name, name.capitalize()) for name in PALETTES],
        default="lapis",
        help_text=_("Colours of its ornaments and its pages."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[validate_accent],
        help_text=_("Instead of the palette’s own, as # and six digits."),
    )
    trusted = models.BooleanField(
        _("publishes directly"),
        default=False,
        help_text=_("Its editors publish without an officer’s approval. Otherwise an officer approves each item."),
    )
    changed = models.DateTimeField(auto_now=True, null=True)

    objects = LibraryQuerySet.as_manager()

    search_fields = [
        index.SearchField("all_names"),
        index.AutocompleteField("all_names"),
        index.FilterField("country"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = _("partner library")
        verbose_name_plural = _("partner libraries")
        ordering = ["slug"]
        indexes = [models.Index(fields=["country", "kind"])]

    def __str__(self) -> str:
        return self.name.text or self.slug

    def clean(self):
        super().clean()
        if self.parent and self in self.parent.lineage:
            raise ValidationError({"parent": _("A library cannot stand above itself.")})
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})

    @property
    def lineage(self) -> list["PartnerLibrary"]:
        """The library itself and the institutions above it, the nearest first."""
        line: list[PartnerLibrary] = []
        library: PartnerLibrary | None = self
        while library is not None and library not in line:
            line.append(library)
            library = library.parent
        return line

    def with_all_below(self) -> list[int]:
        """Ids of the library and of every library below it; two columns of the whole network are read."""
        parents = dict(PartnerLibrary.objects.values_list("pk", "parent_id"))
        family = found = {self.pk}
        while found:
            found = {pk for pk, parent in parents.items() if parent in family} - family
            family |= found
        return sorted(family)

    def listed(self) -> dict[str, object]:
        """The lists of libraries that it stands in, and what places it there (see cms.core.page_cache)."""
        position = (self.slug, self.country, self.kind, self.languages)
        offering = (f"libraries:service:{slug}" for slug in self.services.values_list("slug", flat=True))
        lists = ("libraries", f"libraries:below:{self.parent_id}", *offering)
        return dict.fromkeys(lists, position) | {"countries": self.country}

    @property
    def all_names(self) -> str:
        """Its names in every language, for search."""
        return " ".join(self.names.values())

    def wording(self, texts: dict[str, str]) -> Wording:
        """One of its texts for the reader: in their language, else in the library's own."""
        return in_language(texts, then=self.languages)

    @property
    def look(self) -> Look:
        """What its band and covers are drawn from, and its colours."""
        return Look(f"library:{self.slug}", self.palette, self.accent)

    @property
    def name(self) -> Wording:
        return self.wording(self.names)

    @property
    def own_name(self) -> Wording | None:
        """Its name in its own language, if the reader is shown another."""
        own = in_language(self.names, self.languages[0]) if self.languages else self.name
        return own if own.text and own.text != self.name.text else None

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

    @property
    def published_languages(self) -> list[Language]:
        """The languages it publishes in, its own first."""
        return [get(tag) for tag in self.languages]

    def local_time(self, moment: datetime.datetime) -> datetime.datetime:
        """A moment on this library's clock."""
        return moment.astimezone(self.zone)
