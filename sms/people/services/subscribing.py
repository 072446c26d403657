"""Rows of subscribers and of what they follow, changed together under one lock."""

import datetime
from collections.abc import Iterable

from django.db.models import QuerySet

from cms.core.prepared import Prepared
from cms.partners.libraries import PartnerLibrary
from sms.models import Following, Subscriber
from sms.models.subscriber import Status
from sms.numbers import Number
from sms.numbers.countries import rules
from sms.numbers.zones import likely
from sms.people.consents import Subject


def held(phone: str) -> Subscriber | None:
    """The subscriber of a number (E.164), locked until the end of the transaction."""
    return of_number.first(phone=phone)


@Prepared
def of_number(phone: str) -> QuerySet[Subscriber]:
    return Subscriber.objects.select_for_update(of=("self",)).filter(phone=phone)


def held_or_new(number: Number, language: str) -> Subscriber:
    """The same; somebody who was not here yet waits to be confirmed."""
    new = {"language": language, "country": number.country, "zone": rules(number.country).zone}
    Subscriber.objects.get_or_create(phone=number.e164, defaults=new)
    return Subscriber.objects.select_for_update(of=("self",)).get(phone=number.e164)


def zone_of(country: str, library: PartnerLibrary | None, *said: str) -> str:
    """The clock that somebody lives by: what was said of it, else the library's if it is in their country, else the
    likeliest there. What can be no clock of that country counts for nothing."""
    of_library = library.time_zone if library and library.country == country else ""
    return likely(country, *said, of_library, rules(country).zone)


def known_zone(subscriber: Subscriber) -> str:
    """The clock that somebody was found to live by before; nothing if it was no more than the likeliest."""
    return "" if subscriber.zone == rules(subscriber.country).zone else subscriber.zone


def activate(subscriber: Subscriber) -> None:
    """Write to them from now on."""
    subscriber.status, subscriber.paused_until, subscriber.ended_at = Status.ACTIVE, None, None
    subscriber.failures = 0
    subscriber.save()


def stop(subscriber: Subscriber, status: str, moment: datetime.datetime) -> None:
    """Write to them no more."""
    subscriber.status, subscriber.paused_until, subscriber.ended_at = status, None, moment
    subscriber.save(update_fields=["status", "paused_until", "ended_at", "changed"])


def follow(subscriber: Subscriber, subjects: Iterable[Subject], moment: datetime.datetime) -> None:
    """Let them follow these as well."""
    known = {(row.topic_id, row.library_id): row for row in subscriber.followings.all()}
    wanted = list(dict.fromkeys(subjects))
    again = [known[subject].pk for subject in wanted if subject in known and not known[subject].is_active]
    Following.objects.filter(pk__in=again).update(is_active=True, since=moment, ended_at=None)
    Following.objects.bulk_create(
        Following(subscriber=subscriber, topic_id=topic, library_id=library, is_active=True, since=moment)
        for topic, library in wanted
        if (topic, library) not in known
    )
