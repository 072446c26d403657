"""Pictures and documents."""

import factory
import wagtail_factories
from wagtail.models import Collection


class ImageFactory(wagtail_factories.ImageFactory):
    title = "Reading room"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.ImageField(width=1600, height=1000, color="teal")


class DocumentFactory(wagtail_factories.DocumentFactory):
    title = "Programme"
    collection = factory.LazyFunction(Collection.get_first_root_node)
    file = factory.django.FileField(filename="programme.txt", data=b"10:00 Opening")
