"""From a shown number to messages: at once, or after a parent or guardian has agreed."""

from typing import Any

from django.utils import timezone

from cms.partners.libraries import PartnerLibrary
from sms.models import Confirmation, Consent, Subscriber, Topic, Wording
from sms.models.subscriber import Status
from sms.people.ages import is_too_young
from sms.people.consents import Subject, is_permitted, record, was_refused
from sms.people.services.subscribing import activate, follow, known_zone, stop, zone_of


def choices_of(subscriber: Subscriber) -> dict[str, Any] | None:
    """What a number that has shown itself asked for last."""
    done = subscriber.confirmations.filter(role=Confirmation.Role.OWNER, done_at__isnull=False)
    last = done.order_by("done_at", "pk").last()
    return last.choices if last else None


def admit(subscriber: Subscriber, asked: dict[str, Any]) -> bool:
    """Record that the number has shown itself, and begin; answers False if a parent or guardian has to agree first."""
    subscriber.language = asked["language"]
    subscriber.age_band = asked["age_band"] or subscriber.age_band
    subscriber.save(update_fields=["language", "age_band", "changed"])
    if needs_guardian(subscriber):
        stop(subscriber, Status.GUARDIAN, timezone.now())
        return False
    record(
        str(subscriber.phone),
        Consent.Act.CONFIRMED,
        asked["source"],
        subjects=subjects_of(asked),
        wording=Wording.objects.filter(pk=asked["wording"]).first(),
        language=asked["language"],
        evidence=asked["evidence"],
        confirmed=True,
    )
    begin(subscriber, asked)
    return True


def needs_guardian(subscriber: Subscriber) -> bool:
    """Whether a parent or guardian still has to agree. Who was too young a moment ago is not older by saying so, nor
    is somebody whose parent has refused."""
    phone = str(subscriber.phone)
    was_young = subscriber.status == Status.GUARDIAN or was_refused(phone)
    return (was_young or is_too_young(subscriber.age_band, subscriber.country)) and not is_permitted(phone)


def begin(subscriber: Subscriber, asked: dict[str, Any]) -> None:
    """Follow what was asked for, and get messages."""
    subjects = subjects_of(asked)
    library = PartnerLibrary.objects.filter(pk__in=[pk for _topic, pk in subjects if pk]).first()
    subscriber.library = subscriber.library or library
    # Not every confirmation has a zone: texts say nothing of it.
    said = asked.get("zone", ""), known_zone(subscriber)
    subscriber.zone = zone_of(subscriber.country, subscriber.library, *said)
    activate(subscriber)
    follow(subscriber, subjects, timezone.now())


def subjects_of(asked: dict[str, Any]) -> list[Subject]:
    """What was asked for, as far as there still is such a topic and such a library."""
    pairs = [(topic, library) for topic, library in asked["subjects"]]
    topics = set(Topic.objects.filter(pk__in=[topic for topic, _library in pairs]).values_list("pk", flat=True))
    wanted = [library for _topic, library in pairs if library]
    libraries = {None, *PartnerLibrary.objects.filter(pk__in=wanted).values_list("pk", flat=True)}
    return [(topic, library) for topic, library in pairs if topic in topics and library in libraries]
