"""Where the recipient of a message is."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from django.db.models import QuerySet

from sms.models import Message, Subscriber
from sms.numbers import NotANumber, parse
from sms.numbers.countries import rules

# Reading the number itself takes longer than all the rest of the row.
FIELDS = ("status", "paused_until", "language", "country", "zone", "link_version")


def with_subscribers(messages: Collection[Message]) -> None:
    """Load the subscribers of these messages as they are now, in one query; those who are gone become None."""
    put(messages, subscribers_of(messages))


def with_locked_subscribers(messages: Collection[Message]) -> set[int]:
    """The same, and lock them; answers which messages are to somebody whom another process holds, by their keys.

    Nobody is waited for: whoever else holds people locks messages after them.
    """
    addressed = {message.pk for message in messages if message.subscriber_id}
    put(messages, subscribers_of(messages).select_for_update(skip_locked=True, no_key=True))
    return addressed - {message.pk for message in messages if message.subscriber_id}


def subscribers_of(messages: Collection[Message]) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(pk__in={message.subscriber_id for message in messages} - {None}).only(*FIELDS)


def put(messages: Collection[Message], subscribers: Iterable[Subscriber]) -> None:
    found: dict[int | None, Subscriber] = {each.pk: each for each in subscribers}
    for message in messages:
        message.subscriber = found.get(message.subscriber_id)


@lru_cache(maxsize=10_000)
def country_of(phone: str) -> str:
    """The country of a number (ISO 3166-1 alpha-2); empty if it has none."""
    try:
        return parse(phone).country
    except NotANumber:
        return ""


def country(message: Message) -> str:
    """The country whose rules hold for a message."""
    return (message.subscriber and message.subscriber.country) or country_of(message.phone)


def zone(message: Message) -> str:
    """The clock of its recipient; without a subscriber that of the country."""
    return message.subscriber.zone if message.subscriber else rules(country_of(message.phone)).zone
