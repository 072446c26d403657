"""What messages come from, and what it can do in which country."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

RATES = [MinValueValidator(0.1), MaxValueValidator(10_000)]


class Sender(ClusterableModel):
    """A number, short code or name that messages come from, and the gateway that it belongs to."""

    class Kind(models.TextChoices):
        NUMBER = "number", _("phone number")
        SHORT_CODE = "short_code", _("short code")
        NAME = "name", _("name (letters and digits)")
        SERVICE = "service", _("pool of senders at the provider")

    name = models.CharField(_("sender"), max_length=40, unique=True, help_text=_("As people see it on their phone."))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    gateway = models.CharField(_("gateway"), max_length=20)
    rate = models.FloatField(_("segments a second"), default=10, validators=RATES)
    is_active = models.BooleanField(_("in use"), default=True)
    # Why nothing leaves by it at present, in the gateway's words.
    trouble = models.CharField(max_length=300, blank=True, editable=False)
    trouble_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("sender")
        verbose_name_plural = _("senders")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Route(models.Model):
    """That a sender reaches numbers that begin so, how well and for how much."""

    class Alphabet(models.TextChoices):
        ALL = "all", _("all letters")
        GSM = "gsm", _("GSM letters only")

    sender = ParentalKey(Sender, on_delete=models.CASCADE, related_name="routes")
    country = models.CharField(_("country"), max_length=2, blank=True, help_text=_("Empty: everywhere."))
    prefix = models.CharField(
        _("numbers beginning with"), max_length=15, blank=True, help_text=_("Like 7701; empty: all of the country.")
    )
    two_way = models.BooleanField(_("people can reply"), default=False)
    price = models.DecimalField(_("price of a segment"), max_digits=8, decimal_places=4, default=0)
    rate = models.FloatField(
        _("segments a second"), null=True, blank=True, validators=RATES, help_text=_("Empty: as fast as the sender.")
    )
    alphabet = models.CharField(_("alphabet"), max_length=5, choices=Alphabet, default=Alphabet.ALL)
    rank = models.PositiveSmallIntegerField(_("order"), default=50, help_text=_("The lower is tried first."))

    class Meta:
        verbose_name = _("route")
        verbose_name_plural = _("routes")
        ordering = ["rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["sender", "country", "prefix"], name="sms_route_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sender} → {self.prefix or self.country or '*'}"
