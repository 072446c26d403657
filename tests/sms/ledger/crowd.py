"""A dispatch to many, written at once."""

from datetime import timedelta

from django.utils import timezone

from sms.models import Dispatch, Following, Message, Subscriber
from tests.factories.sms import BroadcastFactory, DispatchFactory, SenderFactory, TopicFactory


def dispatch_to(count: int, *, rate: float = 2000) -> Dispatch:
    """A dispatch that leaves to so many, who follow its topic, by a sender at Twilio."""
    sender, topic = SenderFactory(gateway="twilio", rate=rate), TopicFactory()
    dispatch = DispatchFactory(
        broadcast=BroadcastFactory(topics=[topic], state="ready", released_at=timezone.now()),
        texts={"en": "Chess club on Saturday."},
        state="sending",
    )
    people = Subscriber.objects.bulk_create(
        Subscriber(phone=f"+7701{number:07}", status="active", country="KZ") for number in range(count)
    )
    Following.objects.bulk_create(Following(subscriber=each, topic=topic, is_active=True) for each in people)
    now = timezone.now()
    Message.objects.bulk_create(
        Message(
            kind="sms_news",
            key=f"d{dispatch.pk}:{each.pk}",
            priority=90,
            due_at=now,
            expires_at=now + timedelta(hours=1),
            phone=str(each.phone),
            language="en",
            subscriber=each,
            dispatch=dispatch,
            sender=sender,
        )
        for each in people
    )
    return dispatch
