"""Partner libraries with what belongs to them."""

import datetime

import factory
from factory.django import DjangoModelFactory

from cms.partners.models import OpeningHours, PartnerLibrary, Service, VisitFigure
from cms.partners.services import set_up_library


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = Service

    slug = factory.Sequence(lambda number: f"service-{number}")
    names = factory.LazyAttribute(lambda service: {"en": service.slug.replace("-", " ")})


class PartnerLibraryFactory(DjangoModelFactory):
    """A library with its sections, which needs a founded site; `sections=False` leaves them out."""

    class Meta:
        model = PartnerLibrary
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"library-{number}")
    names = factory.LazyAttribute(lambda library: {library.languages[0]: library.slug.replace("-", " ").title()})
    kind = "city"
    country = "KZ"
    cities = factory.LazyAttribute(lambda library: {library.languages[0]: "Almaty"})
    languages = factory.LazyFunction(lambda: ["en"])
    time_zone = "Asia/Almaty"

    @factory.post_generation
    def services(self, create, extracted, **kwargs):
        if extracted:
            self.services.set(extracted)
            self.save()

    @factory.post_generation
    def sections(self, create, extracted, **kwargs):
        if extracted is not False:
            set_up_library(library=self)


class OpeningHoursFactory(DjangoModelFactory):
    class Meta:
        model = OpeningHours

    library = factory.SubFactory(PartnerLibraryFactory)
    weekday = 0
    opens = datetime.time(9)
    closes = datetime.time(19)


class VisitFigureFactory(DjangoModelFactory):
    class Meta:
        model = VisitFigure

    library = factory.SubFactory(PartnerLibraryFactory)
    year = 2025
    visits = 412_300
    source = "Annual report"
