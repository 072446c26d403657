"""Blocks of pictures and videos."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageBlock


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; the credit comes with the picture."""

    image = ImageBlock(label=_("Picture"), required=True)
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
