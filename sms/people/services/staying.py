"""What people choose on their own page, or by texting START: more, less, later, again."""

import datetime
from collections.abc import Collection

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from sms.models import Consent, Following, Message, Subscriber
from sms.models.subscriber import Status
from sms.people import telling, wordings
from sms.people.ages import is_too_young
from sms.people.consents import Subject, is_permitted, record
from sms.people.links import page_url
from sms.people.services.leaving import heed
from sms.people.services.subscribing import activate, follow, held
from sms.texts.composing import brand

Act, Source = Consent.Act, Consent.Source
REACHED = (Status.ACTIVE, Status.PAUSED, Status.HELD)
MOST_LINKS = 3


@transaction.atomic
def start_again(*, phone: str, source: str = Source.KEYWORD, evidence: str = "") -> int:
    """Come back to what was followed before one left; answers how many topics are followed then.

    A pause ends, and so does waiting for somebody to look. Never call it for a mere yes: it is a new consent.
    """
    subscriber = held(phone)
    if subscriber is None or not may_choose(subscriber):
        return 0
    before = left_together(subscriber) if subscriber.status == Status.STOPPED else []
    if subscriber.status == Status.STOPPED and not before:
        return 0
    if before:
        agree(subscriber, before, source, evidence)
    activate(subscriber)
    follow(subscriber, before, timezone.now())
    return subscriber.followings.filter(is_active=True).count()


def may_choose(subscriber: Subscriber) -> bool:
    """Whether they get messages, or did until they left: nobody gets round their age or guardian by leaving first."""
    if subscriber.status in REACHED:
        return True
    needs_guardian = is_too_young(subscriber.age_band, subscriber.country) and not is_permitted(str(subscriber.phone))
    return subscriber.status == Status.STOPPED and subscriber.followings.exists() and not needs_guardian


def left_together(subscriber: Subscriber) -> list[Subject]:
    """What was followed until they left."""
    rows = subscriber.followings.filter(is_active=False, ended_at=subscriber.ended_at)
    return list(rows.values_list("topic_id", "library_id"))


def agree(subscriber: Subscriber, subjects: Collection[Subject], source: str, evidence: str = "") -> None:
    """Put on record that somebody with the phone in hand wants this."""
    if source == Source.KEYWORD:
        wording = wordings.shown("keyword", subscriber.language)
    else:
        # In the language in which the page stands before them.
        wording = wordings.shown("page", translation.get_language() or subscriber.language)
    record(
        str(subscriber.phone),
        Act.GIVEN,
        source,
        subjects=subjects,
        wording=wording,
        language=subscriber.language,
        evidence=evidence,
        confirmed=True,
    )


@transaction.atomic
def choose(
    *,
    subscriber: Subscriber,
    offered: Collection[Subject],
    wanted: Collection[Subject],
    language: str,
    cap: int,
    zone: str = "",
) -> Subscriber:
    """Follow of what was offered what is wanted, and nothing else of it; in this language, at most so often, by this
    clock if one is named.

    Nothing left is leaving. Those who wait for a code or a guardian cannot choose.
    """
    held_one = Subscriber.objects.select_for_update(of=("self",)).get(pk=subscriber.pk)
    if not may_choose(held_one):
        return held_one
    held_one.language, held_one.cap, held_one.zone = language, cap, zone or held_one.zone
    held_one.save(update_fields=["language", "cap", "zone", "changed"])
    rows = held_one.followings.filter(is_active=True)
    now_followed = set(rows.values_list("topic_id", "library_id"))
    drop(held_one, [subject for subject in offered if subject in now_followed and subject not in wanted])
    add(held_one, [subject for subject in offered if subject in wanted and subject not in now_followed])
    return held_one


def drop(subscriber: Subscriber, subjects: list[Subject]) -> None:
    moment = timezone.now()
    if not subjects:
        return
    record(str(subscriber.phone), Act.WITHDRAWN, Source.PAGE, subjects=subjects, language=subscriber.language)
    active = subscriber.followings.filter(is_active=True)
    gone = [row.pk for row in active if (row.topic_id, row.library_id) in subjects]
    Following.objects.filter(pk__in=gone).update(is_active=False, ended_at=moment)
    heed(subscriber, is_all=False, moment=moment)


def add(subscriber: Subscriber, subjects: list[Subject]) -> None:
    if not subjects:
        return
    agree(subscriber, subjects, Source.PAGE)
    if subscriber.status == Status.STOPPED:
        activate(subscriber)
    follow(subscriber, subjects, timezone.now())


@transaction.atomic
def pause(*, subscriber: Subscriber, days: int) -> bool:
    """Write nothing for so many days; False if nothing is written at present."""
    until = timezone.now() + datetime.timedelta(days=days)
    found = Subscriber.objects.filter(pk=subscriber.pk, status__in=[Status.ACTIVE, Status.PAUSED])
    return bool(found.update(status=Status.PAUSED, paused_until=until, changed=timezone.now()))


def resume(*, subscriber: Subscriber) -> bool:
    """End a pause; False if there was none."""
    found = Subscriber.objects.filter(pk=subscriber.pk, status=Status.PAUSED)
    return bool(found.update(status=Status.ACTIVE, paused_until=None, changed=timezone.now()))


def drop_links(*, subscriber: Subscriber) -> Subscriber:
    """Make all links to their page worthless that were sent before."""
    subscriber.link_version += 1
    subscriber.save(update_fields=["link_version", "changed"])
    return subscriber


def send_new_link(*, subscriber: Subscriber) -> bool:
    """Send the address of their page by SMS, once a day at most for as long as links stay good, and never oftener than
    `MOST_LINKS` times; False if nothing may be written to them."""
    if subscriber.status not in (*REACHED, Status.GUARDIAN):
        return False
    if links_of_a_day(subscriber) >= MOST_LINKS:
        return True
    day = timezone.now().date()
    with translation.override(subscriber.language):
        text = brand(_("Your messages: %(link)s") % {"link": page_url(subscriber)})
    telling.tell(
        telling.ANSWER,
        text=text,
        phone=str(subscriber.phone),
        cause=f"link:{subscriber.pk}",
        key=f"link:{subscriber.pk}:{subscriber.link_version}:{day:%Y%m%d}",
        language=subscriber.language,
        subscriber=subscriber,
    )
    return True


def links_of_a_day(subscriber: Subscriber) -> int:
    """How many have been sent lately: by making links worthless one could ask for another each time."""
    since = timezone.now() - datetime.timedelta(days=1)
    return Message.objects.filter(cause=f"link:{subscriber.pk}", created_at__gt=since).count()
