"""Text messages: what can be followed, sample subscribers, a poll that they answered, and broadcasts."""

import datetime
import itertools
from collections.abc import Iterator
from decimal import Decimal
from zoneinfo import ZoneInfo

from django.utils import timezone

from cms.core.ages import AgeBand
from cms.demo.content.texting import (
    BROADCASTS,
    FOLLOWING,
    KEYWORDS,
    POLL,
    SENDERS,
    TOPICS,
    Question,
    Readers,
    Sample,
    Told,
)
from cms.demo.content.texting.poll import SLUG, TITLES
from cms.outbox.models.state import State
from cms.partners.models import PartnerLibrary
from sms.gateways.base import Way
from sms.gateways.routing import table
from sms.ledger.kinds import NEWS
from sms.ledger.writing import write_one
from sms.models import (
    Ballot,
    Broadcast,
    Choice,
    Consent,
    Dispatch,
    Following,
    Keyword,
    KeywordWord,
    Message,
    Poll,
    Route,
    Sender,
    Subscriber,
    Topic,
    Vote,
)
from sms.models import Question as PollQuestion
from sms.models.broadcast import BroadcastState, DispatchState, Mode
from sms.models.message import Delivery
from sms.models.subscriber import Status
from sms.numbers import digests
from sms.numbers.countries import rules
from sms.words.folding import fold

from .central import officer

# How old sample subscribers are, in turn.
AGES = (AgeBand.FROM_16, AgeBand.FROM_20, AgeBand.FROM_16, AgeBand.FROM_30)
# One in so many messages did not arrive.
LOST = 12
NETWORK_ZONE = "Asia/Almaty"


def add_sms_topics() -> int:
    known = set(Topic.objects.values_list("slug", flat=True))
    missing = {slug: texts for slug, texts in TOPICS.items() if slug not in known}
    for order, (slug, (names, explanations)) in enumerate(missing.items(), start=1):
        topic = Topic.objects.create(slug=slug, names=names, explanations=explanations, order=order)
        add_keyword(topic, KEYWORDS.get(slug, ()))
    return len(missing)


def add_keyword(topic: Topic, words: tuple[str, ...]) -> None:
    """The words that one texts to hear about a topic."""
    if not words:
        return
    keyword = Keyword(name=topic.names["en"], handler="join", target=str(topic.pk))
    keyword.words = [KeywordWord(word=word, folded=fold(word)) for word in words]
    keyword.save()


def add_senders() -> int:
    known = set(Sender.objects.values_list("name", flat=True))
    missing = [sample for sample in SENDERS if sample.name not in known]
    for sample in missing:
        add_sender(sample)
    return len(missing)


def add_sender(sample: Sample) -> None:
    sender = Sender.objects.create(name=sample.name, kind=sample.kind, gateway="local", rate=sample.rate)
    Route.objects.bulk_create(
        Route(sender=sender, country=country, price=Decimal(price), two_way=sample.two_way, rank=sample.rank)
        for country, price in sample.routes
    )


def add_subscribers() -> int:
    """Sample numbers that follow every topic of the network and of one library."""
    numbers = {f"{group.prefix}{n:0{group.digits}}": group for group in FOLLOWING for n in range(group.people)}
    known = set(map(str, Subscriber.objects.values_list("phone", flat=True)))
    missing = {phone: group for phone, group in numbers.items() if phone not in known}
    libraries = {library.slug: library for library in PartnerLibrary.objects.all()}
    ages = itertools.cycle(AGES)
    people = Subscriber.objects.bulk_create(
        sample_subscriber(phone, group, libraries[group.library], next(ages)) for phone, group in missing.items()
    )
    follow(people)
    return len(people)


def sample_subscriber(phone: str, group: Readers, library: PartnerLibrary, age: AgeBand) -> Subscriber:
    return Subscriber(
        phone=phone,
        status=Status.ACTIVE,
        language=group.language,
        country=group.country,
        zone=rules(group.country).zone,
        age_band=age,
        library=library,
        created=timezone.now() - datetime.timedelta(days=40),
    )


def follow(people: list[Subscriber]) -> None:
    topics = list(Topic.objects.filter(slug__in=TOPICS))
    wishes = [(person, topic, library) for person in people for topic in topics for library in (None, person.library)]
    Following.objects.bulk_create(
        Following(subscriber=person, topic=topic, library=library, is_active=True, since=person.created)
        for person, topic, library in wishes
    )
    Consent.objects.bulk_create(
        Consent(
            digest=digests(str(person.phone))[0],
            act=Consent.Act.CONFIRMED,
            source=Consent.Source.WEB,
            topic=topic,
            library=library,
            language=person.language,
            confirmed=True,
            at=person.created,
        )
        for person, topic, library in wishes
    )


def add_poll() -> int:
    if Poll.objects.filter(slug=SLUG).exists():
        return 0
    poll = Poll.objects.create(slug=SLUG, titles=TITLES, state=Poll.State.OPEN)
    questions = [add_question(poll, number, question) for number, question in enumerate(POLL)]
    people = list(sample_people())
    ballots = Ballot.objects.bulk_create(
        Ballot(
            poll=poll,
            subscriber=person,
            language=person.language,
            country=person.country,
            age_band=person.age_band,
            done_at=timezone.now(),
        )
        for person in people[: len(people) * 4 // 5]
    )
    Vote.objects.bulk_create(vote for ballot in ballots for vote in votes_of(ballot, questions))
    return 1


def add_question(poll: Poll, order: int, record: Question) -> tuple[PollQuestion, Iterator[Choice]]:
    """The question, and what one after the other answers it."""
    question = PollQuestion.objects.create(poll=poll, order=order, texts=record.texts, is_free=not record.choices)
    choices = [Choice.objects.create(question=question, order=n, texts=texts) for n, texts in enumerate(record.choices)]
    weighted = [choice for choice, share in zip(choices, record.shares, strict=True) for _ in range(share)]
    return question, itertools.cycle(weighted[::2] + weighted[1::2])


def votes_of(ballot: Ballot, questions: list[tuple[PollQuestion, Iterator[Choice]]]) -> Iterator[Vote]:
    for question, choices in questions:
        if not question.is_free:
            yield Vote(ballot=ballot, question=question, choice=next(choices), channel=Vote.Channel.WEB)


def sample_people() -> Iterator[Subscriber]:
    """Those of the sample numbers that still get messages."""
    for group in FOLLOWING:
        yield from Subscriber.objects.reachable().filter(phone__startswith=group.prefix)


def add_broadcasts() -> int:
    known = set(Broadcast.objects.values_list("title", flat=True))
    missing = [told for told in BROADCASTS if told.title not in known]
    for told in missing:
        broadcast = add_broadcast(told)
        if told.state == BroadcastState.ENDED:
            add_history(broadcast, moment_of(told))
    return len(missing)


def add_broadcast(told: Told) -> Broadcast:
    at = moment_of(told)
    released = told.state in (BroadcastState.READY, BroadcastState.ENDED)
    broadcast = Broadcast.objects.create(
        title=told.title,
        library=PartnerLibrary.objects.filter(slug=told.library).first(),
        texts=told.texts,
        state=told.state,
        mode=mode_of(told),
        rule=told.rule,
        zone=NETWORK_ZONE,
        at=at,
        own_clock=True,
        released_by=officer() if released else None,
        released_at=min(at, timezone.now()) if released else None,
    )
    broadcast.topics.set(Topic.objects.filter(slug=told.topic))
    return broadcast


def mode_of(told: Told) -> Mode:
    """A draft leaves at once when somebody releases it, so that it can be tried."""
    if told.rule:
        return Mode.RECURRING
    return Mode.AT if told.state == BroadcastState.ENDED else Mode.NOW


def moment_of(told: Told) -> datetime.datetime:
    """When it went out; what is still to come goes out on Friday."""
    today = timezone.localdate(timezone=ZoneInfo(NETWORK_ZONE))
    ahead = (4 - today.weekday()) % 7 or 7
    day = today - datetime.timedelta(days=told.days) if told.days else today + datetime.timedelta(days=ahead)
    return datetime.datetime.combine(day, datetime.time.fromisoformat(told.at), ZoneInfo(NETWORK_ZONE))


def add_history(broadcast: Broadcast, at: datetime.datetime) -> None:
    """What became of one that has gone out, to the sample subscribers."""
    dispatch = Dispatch.objects.create(
        broadcast=broadcast,
        state=DispatchState.DONE,
        planned_for=at,
        texts=broadcast.texts,
        started_at=at,
        ended_at=at + datetime.timedelta(minutes=2),
    )
    ways = table()
    messages = [
        sent(dispatch, person, ways.ways_for(str(person.phone), person.country)[0], n)
        for n, person in enumerate(sample_people(), start=1)
    ]
    Message.objects.bulk_create(messages)
    dispatch.figures = {"recipients": len(messages)}
    dispatch.spent = sum(message.cost for message in messages)
    dispatch.save(update_fields=["figures", "spent"])


def sent(dispatch: Dispatch, person: Subscriber, way: Way, number: int) -> Message:
    arrived = number % LOST != 0
    message = Message(
        kind=NEWS.name,
        key=f"d{dispatch.pk}:{person.pk}",
        cause=f"broadcast:{dispatch.broadcast_id}",
        priority=NEWS.priority,
        state=State.SENT,
        dispatch=dispatch,
        subscriber=person,
        phone=str(person.phone),
        language=person.language,
        sender_id=way.sender_id,
        attempts=1,
        created_at=dispatch.planned_for,
        due_at=dispatch.planned_for,
        expires_at=dispatch.expires_at,
        settled_at=dispatch.planned_for,
        called_at=dispatch.planned_for,
        delivery=Delivery.DELIVERED if arrived else Delivery.UNDELIVERED,
        delivery_at=dispatch.planned_for,
        error_code="" if arrived else "30003",
    )
    write_one(message, way)
    return message
