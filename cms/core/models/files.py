"""Pictures and documents, ours from the first migration because the models cannot be exchanged later."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from cms.core.uploads import validate_document


class SiteImage(AbstractImage):
    """A picture with who made it; Wagtail's `description` is its alternative text."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made the picture and who allows its use.")
    )
    changed = models.DateTimeField(auto_now=True, null=True, db_index=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_siteimage", "Can choose image")]


class Rendition(AbstractRendition):
    """A picture at one size and in one format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="core_rendition_unique")
        ]


class SiteDocument(AbstractDocument):
    """A file to download; what it holds is checked against what its name says."""

    changed = models.DateTimeField(auto_now=True, null=True, db_index=True)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_sitedocument", "Can choose document")]

    def clean(self):
        super().clean()
        if self.file and not self.file._committed:
            validate_document(self.file.file)
