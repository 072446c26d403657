"""What the other library does by text message: every word of it is marked."""

from dataclasses import dataclass
from functools import cached_property

from sms.models import Broadcast, Dispatch, Incoming, Keyword, Poll, Subscriber, Thread
from sms.models.broadcast import BroadcastState
from tests.cms.partners.neighbours import Neighbours, secret
from tests.cms.partners.programme import marked
from tests.factories.sms import (
    BroadcastFactory,
    DispatchFactory,
    FollowingFactory,
    PollFactory,
    SubscriberFactory,
    TopicFactory,
)

# Nobody's (Ofcom, numbers for drama), so that they are found in no other row.
PHONE, OWN_PHONE = "+447700900123", "+447700900456"


@dataclass
class Texting:
    """A broadcast that has gone out, a poll, a keyword, a subscriber and what they wrote; beside it one’s own."""

    neighbours: Neighbours

    @cached_property
    def broadcast(self) -> Broadcast:
        return BroadcastFactory(
            library=self.neighbours.other,
            title=secret("broadcast"),
            texts=marked("text"),
            topics=[TopicFactory(slug="texting")],
        )

    @cached_property
    def released(self) -> Broadcast:
        """One that waits for a second person."""
        return BroadcastFactory(
            library=self.neighbours.other,
            title=secret("waiting"),
            texts=marked("waitingtext"),
            state=BroadcastState.WAITING,
        )

    @cached_property
    def dispatch(self) -> Dispatch:
        return DispatchFactory(broadcast=self.broadcast, texts=marked("dispatchtext"), reason=secret("reason"))

    @cached_property
    def poll(self) -> Poll:
        return PollFactory(
            library=self.neighbours.other,
            slug=secret("poll"),
            titles=marked("polltitle"),
            introductions=marked("introduction"),
        )

    @cached_property
    def keyword(self) -> Keyword:
        keyword = Keyword.objects.create(
            library=self.neighbours.other, name=secret("keyword"), handler="information", replies=marked("keywordreply")
        )
        keyword.words.create(word=secret("word"), folded=secret("word"))
        keyword.save()
        return keyword

    @cached_property
    def subscriber(self) -> Subscriber:
        subscriber = SubscriberFactory(library=self.neighbours.other, phone=PHONE)
        FollowingFactory(subscriber=subscriber, topic=self.broadcast.topics.get(), library=self.neighbours.other)
        return subscriber

    @cached_property
    def thread(self) -> Thread:
        thread = Thread.objects.create(phone=PHONE, subscriber=self.subscriber, library=self.neighbours.other)
        known = {"gateway": "local", "phone": PHONE, "subscriber": self.subscriber, "thread": thread}
        Incoming.objects.create(reference=secret("reference"), text=secret("incoming"), **known)
        return thread

    @cached_property
    def own(self) -> Dispatch:
        """A draft of one’s own that was on its way once."""
        return DispatchFactory(broadcast__library=self.neighbours.library)
