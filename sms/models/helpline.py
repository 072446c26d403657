"""Whom somebody in need can turn to in a country."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.fields import WordingField


class Helpline(models.Model):
    """The sentence that is texted at once to somebody who may be in danger, with a number that is answered there."""

    country = models.CharField(_("country"), max_length=2, unique=True)
    texts = WordingField(_("text"), max_length=300)

    class Meta:
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country"]

    def __str__(self) -> str:
        return self.country
