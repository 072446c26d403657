"""Pictures and documents, ours from the first migration because the models cannot be exchanged later."""

from contextlib import nullcontext
from typing import cast

from django.core.files import File
from django.core.files.base import ContentFile
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.images.models import Image as WagtailImage

from cms.core.camera_data import without_camera_data
from cms.core.nudges import nudge_after_commit
from cms.core.uploads import validate_document

# EXIF 2.32, 4.6.5: how the camera was held; from here on, width and height are exchanged.
ORIENTATION, LYING = 0x0112, 5
MAKE_SIZES = "cms.core.tasks.make_due_sizes"


class UprightFieldFile(WagtailImageFieldFile):
    """Width and height of a photograph as one sees it, whichever way the camera was held.

    Wagtail turns its sizes upright but measures the file as it lies, and so would cut a picture from a telephone
    beside its focal point.
    """

    def get_image_dimensions(self) -> tuple[int, int]:
        width, height = super().get_image_dimensions()
        return (height, width) if self.is_lying() else (width, height)

    def is_lying(self) -> bool:
        """From the head of the file alone; what Pillow cannot open says nothing of how it lies."""
        opened = self.storage.open(self.name) if self._committed else nullcontext(cast(File, self.file))
        with opened as file:
            try:
                return Image.open(file).getexif().get(ORIENTATION, 1) >= LYING
            except (OSError, SyntaxError, ValueError):
                return False
            finally:
                file.seek(0)


class UprightImageField(WagtailImageField):
    attr_class = UprightFieldFile


class SiteImage(AbstractImage):
    """A picture with who made it; what it shows is said where it is used, in the language of that page.

    `sizes` names the set of sizes that it was made in (see `cms.core.sizes`); empty when they are due, `UNREADABLE`
    when its file turned out to be no picture.
    """

    UNREADABLE = "unreadable"

    file = UprightImageField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Who made the picture and who allows its use.")
    )
    changed = models.DateTimeField(auto_now=True, null=True, db_index=True)
    sizes = models.CharField(max_length=12, default="", db_default="", editable=False, db_index=True)

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_siteimage", "Can choose image")]

    def save(self, *args, **kwargs):
        """Whatever of it is saved as a whole may be another file or another focal point: its sizes are due."""
        if self.file and not self.file._committed:
            self.forget_camera_data()
        whole = not kwargs.get("update_fields")
        self.sizes = "" if whole else self.sizes
        super().save(*args, **kwargs)
        if whole:
            nudge_after_commit(MAKE_SIZES)

    def forget_camera_data(self) -> None:
        """Take out where it was made and with what, before the file stands where everybody can fetch it."""
        with self.open_file() as file:
            told = file.read()
            file.seek(0)
        if (kept := without_camera_data(told)) != told:
            self.file = ContentFile(kept, name=self.file.name)  # type: ignore[assignment]
            self._set_image_file_metadata()

    @property
    def default_alt_text(self) -> str:
        """Nothing: Wagtail would fill in a description in whatever language it is, or the name of the file."""
        return ""

    def create_rendition(self, filter):  # noqa: A002 - Wagtail's name
        """As Wagtail does it, but whoever comes second leaves no file behind that no row knows."""
        made = Rendition(image=self, filter_spec=filter.spec, focal_point_key=filter.get_cache_key(self))
        made.file = self.generate_rendition_file(filter)
        try:
            with transaction.atomic():
                made.save()
        except IntegrityError:
            made.file.storage.delete(made.file.name)
            return self.renditions.get(filter_spec=made.filter_spec, focal_point_key=made.focal_point_key)
        return made


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
