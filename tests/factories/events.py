"""Events with what belongs to them."""

import datetime

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events.models import (
    Arrival,
    Choice,
    Event,
    EventIndexPage,
    EventPage,
    Question,
    Registration,
    Repetition,
    SeatPool,
    Session,
    Venue,
)
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import PageFactory


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = Venue

    slug = factory.Sequence(lambda number: f"venue-{number}")
    names = {"en": "Reading hall"}
    cities = {"en": "Almaty"}
    country = "KZ"
    time_zone = "Asia/Almaty"


class EventFactory(DjangoModelFactory):
    """A published event of a library; `library=None` for one of the network."""

    class Meta:
        model = Event

    slug = factory.Sequence(lambda number: f"event-{number}")
    kind = "lecture"
    status = "published"
    titles = factory.LazyAttribute(lambda event: {"en": event.slug.replace("-", " ").capitalize()})
    library = factory.SubFactory(PartnerLibraryFactory, sections=False)


class SeatPoolFactory(DjangoModelFactory):
    class Meta:
        model = SeatPool

    seats = 20


class SessionFactory(DjangoModelFactory):
    """A session in three days, of two hours; `seats=None` for one without limit."""

    class Meta:
        model = Session

    class Params:
        seats = 20
        length = datetime.timedelta(hours=2)

    event = factory.SubFactory(EventFactory)
    starts_at = factory.LazyFunction(lambda: timezone.now().replace(microsecond=0) + datetime.timedelta(days=3))
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + session.length)
    time_zone = "Asia/Almaty"
    venue = factory.SubFactory(VenueFactory, library=factory.SelfAttribute("..event.library"))
    pool = factory.SubFactory(SeatPoolFactory, seats=factory.SelfAttribute("..seats"))


class RepetitionFactory(DjangoModelFactory):
    class Meta:
        model = Repetition

    event = factory.SubFactory(EventFactory)
    starts_on = datetime.date(2026, 12, 1)
    at = datetime.time(16)
    minutes = 90
    time_zone = "Asia/Almaty"
    rule = "FREQ=WEEKLY;BYDAY=TU"


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    event = factory.SubFactory(EventFactory)
    code = factory.Sequence(lambda number: f"question-{number}")
    labels = {"en": "What do you expect?"}


class ChoiceFactory(DjangoModelFactory):
    class Meta:
        model = Choice

    question = factory.SubFactory(QuestionFactory, kind="choice")
    code = factory.Sequence(lambda number: f"choice-{number}")
    labels = factory.LazyAttribute(lambda choice: {"en": choice.code})


class RegistrationFactory(DjangoModelFactory):
    """A row as it stands in the database, without the seats that belong to it: services take those."""

    class Meta:
        model = Registration

    session = factory.SubFactory(SessionFactory)
    event = factory.SelfAttribute("session.event")
    pool = factory.SelfAttribute("session.pool")
    state = "confirmed"
    name = "Reader"
    email = factory.Sequence(lambda number: f"visitor{number}@example.org")
    language = "en"


class ArrivalFactory(DjangoModelFactory):
    class Meta:
        model = Arrival

    session = factory.SubFactory(SessionFactory)
    at = factory.LazyFunction(timezone.now)


class EventPageFactory(PageFactory):
    class Meta:
        model = EventPage

    title = factory.Sequence(lambda number: f"Event {number}")
    event = factory.SubFactory(EventFactory)


def event_index_in(tag: str) -> EventIndexPage:
    return EventIndexPage.objects.get(locale__language_code=tag)
