"""Short links on our own domain, counted by day and never by person."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .broadcast import Broadcast


class ShortLink(models.Model):
    """An address in few letters; everybody who gets the same broadcast gets the same link."""

    code = models.CharField(max_length=12, unique=True)
    url = models.URLField(_("address"), max_length=1000)
    broadcast = models.ForeignKey(Broadcast, null=True, blank=True, on_delete=models.CASCADE, related_name="links")
    created = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        constraints = [
            models.UniqueConstraint(fields=["broadcast", "url"], name="sms_link_once"),
            models.UniqueConstraint(fields=["url"], condition=Q(broadcast=None), name="sms_link_of_no_broadcast_once"),
        ]

    def __str__(self) -> str:
        return self.code


class LinkVisits(models.Model):
    """How often a link was followed on one day."""

    link = models.ForeignKey(ShortLink, on_delete=models.CASCADE, related_name="visits")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("visits of a link")
        verbose_name_plural = _("visits of links")
        constraints = [models.UniqueConstraint(fields=["link", "day"], name="sms_visits_once_a_day")]

    def __str__(self) -> str:
        return f"{self.day}: {self.count}"
