"""What the other library does by text message: every word of it is marked."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from sms.models import (
    Broadcast,
    Dispatch,
    Helpline,
    ImportRun,
    Incoming,
    Keyword,
    Message,
    OwnWord,
    Poll,
    Sender,
    ShortLink,
    Subscriber,
    Thread,
    Wording,
)
from sms.models.broadcast import BroadcastState
from tests.cms.partners.neighbours import Neighbours, secret
from tests.cms.partners.programme import marked
from tests.factories.sms import (
    BroadcastFactory,
    DispatchFactory,
    FollowingFactory,
    PollFactory,
    SenderFactory,
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
    def message(self) -> Message:
        return Message.objects.create(
            dispatch=self.dispatch,
            kind="sms_news",
            key=secret("message"),
            priority=90,
            expires_at=self.dispatch.expires_at,
            phone=PHONE,
            text=secret("messagetext"),
        )

    @cached_property
    def link(self) -> ShortLink:
        return ShortLink.objects.create(
            code=secret("code")[:12], url=f"https://{secret('link')}.example/", broadcast=self.broadcast
        )

    @cached_property
    def run(self) -> ImportRun:
        """A list of numbers on paper that was brought in."""
        wording = Wording.objects.shown(purpose="paper", language="en", text=secret("wording"))
        known = {"country": "KZ", "signed_on": datetime.date(2026, 11, 1), "wording": wording}
        return ImportRun.objects.create(library=self.neighbours.other, place=secret("place"), **known)

    @cached_property
    def sender(self) -> Sender:
        return SenderFactory(name="walked")

    @cached_property
    def word(self) -> OwnWord:
        return OwnWord.objects.create(action=OwnWord.Action.HELP, language="en", word="walking")

    @cached_property
    def helpline(self) -> Helpline:
        return Helpline.objects.create(country="KZ", texts={"en": "Call 111."})

    @cached_property
    def own(self) -> Dispatch:
        """A draft of one’s own that was on its way once."""
        return DispatchFactory(broadcast__library=self.neighbours.library)
