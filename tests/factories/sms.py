"""Rows of text messages."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from sms.models import Broadcast, Dispatch, Following, Poll, Route, Sender, Subscriber, Topic
from sms.models.subscriber import Status


class TopicFactory(DjangoModelFactory):
    class Meta:
        model = Topic

    slug = factory.Sequence(lambda n: f"topic-{n}")
    names = factory.LazyAttribute(lambda topic: {"en": topic.slug.capitalize()})


class SubscriberFactory(DjangoModelFactory):
    """Somebody in Kazakhstan who gets messages."""

    class Meta:
        model = Subscriber

    phone = factory.Sequence(lambda n: f"+7701{n + 1_000_000:07}")
    status = Status.ACTIVE
    language = "en"
    country = "KZ"
    zone = "Asia/Almaty"


class FollowingFactory(DjangoModelFactory):
    class Meta:
        model = Following

    subscriber = factory.SubFactory(SubscriberFactory)
    topic = factory.SubFactory(TopicFactory)
    is_active = True


class SenderFactory(DjangoModelFactory):
    """A number that people can reply to, with one route to everywhere."""

    class Meta:
        model = Sender
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"+1555{n:07}")
    kind = Sender.Kind.NUMBER
    gateway = "local"
    rate = 100
    route = factory.RelatedFactory("tests.factories.sms.RouteFactory", factory_related_name="sender")


class RouteFactory(DjangoModelFactory):
    class Meta:
        model = Route

    sender = factory.SubFactory(SenderFactory, route=None)
    two_way = True
    price = "0.05"


class BroadcastFactory(DjangoModelFactory):
    class Meta:
        model = Broadcast
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Broadcast {n}")
    texts = {"en": "Chess club on Saturday at 15:00."}

    @factory.post_generation
    def topics(self, create, extracted, **kwargs):
        self.topics.set(extracted or [])


class DispatchFactory(DjangoModelFactory):
    class Meta:
        model = Dispatch

    broadcast = factory.SubFactory(BroadcastFactory)
    planned_for = factory.LazyFunction(timezone.now)


class PollFactory(DjangoModelFactory):
    class Meta:
        model = Poll

    slug = factory.Sequence(lambda n: f"poll-{n}")
    titles = {"en": "Which book next?"}
    state = Poll.State.OPEN
