"""Asking to get messages: on the web, or by texting a word."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from cms.partners.libraries import PartnerLibrary
from sms.models import Confirmation, Consent, Subscriber, Topic, Wording
from sms.models.subscriber import Status
from sms.numbers import Number, parse
from sms.numbers.zones import known_as
from sms.people import wordings
from sms.people.consents import Subject, is_permitted, record
from sms.people.services.admitting import admit, choices_of
from sms.people.services.sending import GOOD_FOR, demand_few_codes, demand_reachable, send_new_code
from sms.people.services.subscribing import held_or_new, stop

Act, Source = Consent.Act, Consent.Source
# Those who are there have said how old they are, or staff has.
HERE = (Status.ACTIVE, Status.PAUSED, Status.HELD)


@transaction.atomic
def join(
    *,
    number: Number,
    language: str,
    age_band: str,
    topics: Collection[Topic],
    library: PartnerLibrary | None,
    wording: Wording,
    zone: str = "",
) -> Confirmation:
    """Note what somebody asks for, and send a code to the number; nothing else changes before it is typed.

    `language` is that of messages, `zone` the clock of the browser. Strangers learn nothing of a number by it: all are
    treated alike. Raises Landline, NoWay, TooManyCodes.
    """
    demand_reachable(number)
    subscriber = held_or_new(number, language)
    demand_few_codes(number.e164)
    subjects = [(topic.pk, library.pk if library else None) for topic in topics]
    record(number.e164, Act.GIVEN, Source.WEB, subjects=subjects, wording=wording, language=wording.language)
    asked = choices(Source.WEB, subjects, language, age_band, wording) | {"zone": known_as(zone, number.country)}
    return send_new_code(subscriber=subscriber, phone=number.e164, role=Confirmation.Role.OWNER, choices=asked)


def choices(
    source: str, subjects: Collection[Subject], language: str, age_band: str, wording: Wording, evidence: str = ""
) -> dict[str, Any]:
    """What a confirmation keeps until it is done."""
    return {
        "source": source,
        "subjects": [list(subject) for subject in subjects],
        "language": language,
        "age_band": age_band,
        "wording": wording.pk,
        "evidence": evidence,
    }


@dataclass(frozen=True, slots=True)
class Joined:
    """`asks_age`: nothing is sent yet; ask whether they are of age, and bring what they say to `answer_age`."""

    subscriber: Subscriber
    asks_age: bool


@transaction.atomic
def join_by_word(
    *, phone: str, topic: Topic, language: str, keyword: str, library: PartnerLibrary | None = None
) -> Joined:
    """Follow a topic by having texted a word, which shows that the phone is one's own.

    Whoever was not here before is asked for their age. Somebody too young waits for a parent or guardian (the status
    says so). `phone` is E.164, `keyword` what was texted. Raises NotANumber.
    """
    subscriber = held_or_new(parse(phone), language)
    subjects = [(topic.pk, library.pk if library else None)]
    wording = wordings.shown("keyword", language)
    record(phone, Act.GIVEN, Source.KEYWORD, subjects=subjects, wording=wording, language=language, evidence=keyword)
    asked = choices(Source.KEYWORD, subjects, language, subscriber.age_band, wording, keyword)
    note_shown(subscriber, asked)
    if subscriber.status == Status.GUARDIAN:
        # Whoever has said that they are too young does not try once more with another answer.
        return Joined(subscriber, asks_age=False)
    if asks_age(subscriber):
        return Joined(subscriber, asks_age=True)
    admit(subscriber, asked)
    return Joined(subscriber, asks_age=False)


def asks_age(subscriber: Subscriber) -> bool:
    return not subscriber.age_band and subscriber.status not in HERE and not is_permitted(str(subscriber.phone))


def note_shown(subscriber: Subscriber, asked: dict[str, Any]) -> None:
    """What was asked for by a number that has shown itself; kept until age or guardian are settled."""
    now = timezone.now()
    Confirmation.objects.create(
        subscriber=subscriber,
        phone=str(subscriber.phone),
        choices=asked,
        sends=0,
        expires_at=now + GOOD_FOR,
        done_at=now,
    )


@transaction.atomic
def answer_age(subscriber: Subscriber, old_enough: bool) -> bool:
    """Go on with what was asked for by a word, by what somebody says of their age; answers whether messages come now.

    Too young: they wait for a parent or guardian, whose number they give on their subscription page.
    """
    subscriber = held_or_new(parse(str(subscriber.phone)), subscriber.language)
    asked = choices_of(subscriber)
    if asked is None:
        return False
    if not old_enough:
        stop(subscriber, Status.GUARDIAN, timezone.now())
        return False
    return admit(subscriber, asked | {"evidence": f"{asked['evidence']} · age"})
