"""Who works for a library on this site, and what of the site is theirs."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from cms.partners.libraries import PartnerLibrary


class PartnerTeam(models.Model):
    """A library's group of editors and the collection of its pictures and documents.

    Rights hang on the group; a page never decides what a team may see elsewhere.
    """

    library = models.OneToOneField(
        PartnerLibrary, verbose_name=_("library"), on_delete=models.CASCADE, related_name="team"
    )
    group = models.OneToOneField(Group, verbose_name=_("group"), on_delete=models.PROTECT, related_name="partner_team")
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), on_delete=models.PROTECT, related_name="partner_team"
    )

    class Meta:
        verbose_name = _("partner team")
        verbose_name_plural = _("partner teams")

    def __str__(self) -> str:
        return str(self.library)
