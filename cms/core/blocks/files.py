"""Blocks of files to take away."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock


class DocumentsBlock(blocks.StructBlock):
    """Documents to download."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        template = "blocks/documents.html"


class PressKitBlock(blocks.StreamBlock):
    """Files for journalists: texts as documents, pictures in their full size."""

    document = DocumentChooserBlock(label=_("Document"))
    picture = ImageChooserBlock(label=_("Picture"))

    class Meta:
        icon = "download"
        label = _("Press kit")
        required = False
