"""Blocks about people and how to reach them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class PersonBlock(blocks.StructBlock):
    """Who somebody is; shown only with their agreement."""

    name = blocks.CharBlock(label=pgettext_lazy("person", "Name"), max_length=120)
    role = blocks.CharBlock(label=_("Role"), required=False, max_length=200)
    picture = ImageChooserBlock(label=_("Picture"), required=False)
    text = blocks.TextBlock(label=_("In a few words"), required=False, rows=2)

    class Meta:
        icon = "user"
        label = _("Person")


class PeopleBlock(blocks.StructBlock):
    """Speakers, authors, a team."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1)

    class Meta:
        icon = "group"
        label = _("People")
        template = "blocks/people.html"


class ContactBlock(blocks.StructBlock):
    """Where to ask."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    name = blocks.CharBlock(label=_("Person or office"), required=False, max_length=120)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=40)
    address = blocks.TextBlock(label=_("Address"), required=False, rows=2)

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "blocks/contact.html"
