"""Pictures and documents."""

import factory
import wagtail_factories
from wagtail.models import Collection

from cms.core.shapes import SHARED


class ImageFactory(wagtail_factories.ImageFactory):
    title = "Reading room"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.ImageField(width=1600, height=1000, color="teal")


def shareable_image(**fields):
    """A picture of which the size for other services has been made."""
    image = ImageFactory(**fields)
    image.get_rendition(SHARED)
    return image


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Programme"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.FileField(filename="programme.txt", data=b"10:00 Opening")
