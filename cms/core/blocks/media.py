"""Blocks of pictures and videos."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock

from cms.core.descriptions import fault_of


class PictureBlock(ImageBlock):
    """A picture and what it shows; Wagtail asks for that when a page is published, and takes anything for it."""

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned and cleaned.contextual_alt_text:
            cleaned.contextual_alt_text = cleaned.contextual_alt_text.strip()
            self.refuse_what_says_nothing(cleaned)
        return cleaned

    def refuse_what_says_nothing(self, image) -> None:
        fault = fault_of(image.contextual_alt_text, decorative=image.decorative)
        if fault and not self.is_deferred_validation:
            raise blocks.StructBlockValidationError(block_errors={"alt_text": ValidationError(str(fault))})


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; the credit comes with the picture."""

    image = PictureBlock(label=_("Picture"), required=True)
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    pictures = blocks.ListBlock(FigureBlock(), label=_("Pictures"), min_num=2, max_num=24)

    class Meta:
        icon = "image"
        label = _("Gallery")
        template = "blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A video elsewhere; nothing of it is loaded before one opens it."""

    title = blocks.CharBlock(label=_("Title"), max_length=200, help_text=_("Says what one will see."))
    video = EmbedBlock(label=_("Address"), help_text=_("Of a video on YouTube or Vimeo."))
    transcript = blocks.RichTextBlock(
        label=_("What is said"),
        required=False,
        features=["bold", "italic", "ul", "ol"],
        help_text=_("For people who cannot hear or load it."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        template = "blocks/video.html"
