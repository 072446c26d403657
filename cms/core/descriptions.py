"""What pictures show, said in words where they are used, in the language of that page (WCAG 2.2, 1.1.1 and 3.1.2).

A page may be saved without; it is published only when each of its pictures is described or marked as decoration.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

if TYPE_CHECKING:
    from cms.core.models import BasePage, SiteImage

MISSING = _("Say what the picture shows, in the language of the page, or mark it as decoration.")
FILE_NAME = _("This is the name of a file. Say what the picture shows, in the language of the page.")
NAME_OF_FILE = re.compile(
    r"\S+\.(avif|gif|heic|jpe?g|png|webp)|(img|dsc|dscn|pxl|image|photo)[\s_-]?\d+", re.IGNORECASE
)


@dataclass(frozen=True)
class Described:
    """The fields of a page that hold a picture, its description, and whether it only decorates."""

    image: str
    text: str
    decorative: str


def fault_of(text: str | None, *, decorative: bool) -> Promise | None:
    """What is wrong with a description, as a sentence; None if nothing is."""
    if decorative:
        return None
    text = (text or "").strip()
    if NAME_OF_FILE.fullmatch(text):
        return FILE_NAME
    return None if text else MISSING


def faults_of(page: "BasePage") -> Iterator["SiteImage"]:
    """The pictures of a page that are neither described nor decoration."""
    for fields in page.described:
        image = getattr(page, fields.image)
        text, decorative = getattr(page, fields.text), getattr(page, fields.decorative)
        if image and fault_of(text, decorative=decorative):
            yield image
    for image in described_images(page):
        if fault_of(image.contextual_alt_text, decorative=image.decorative):
            yield image


def forget_descriptions(page: "BasePage") -> None:
    """Empty the descriptions of a page that goes on in another language, where they would be read out as that one."""
    for fields in page.described:
        setattr(page, fields.text, "")
    for image in described_images(page):
        image.contextual_alt_text = ""


def described_images(page: "BasePage") -> Iterator["SiteImage"]:
    """The pictures in the bodies of a page that carry a description of their own."""
    for field in page._meta.get_fields():
        if block := getattr(field, "stream_block", None):
            yield from images_described_in(block, getattr(page, field.name))


def images_described_in(block: blocks.Block, value) -> Iterator["SiteImage"]:
    """The same in the value of a block, however deep."""
    if not value:
        return
    if isinstance(block, ImageBlock):
        yield value
    elif isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from images_described_in(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from images_described_in(block.child_block, item)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from images_described_in(child, value.get(name))
