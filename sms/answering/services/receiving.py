"""A text comes in: kept, then understood, in one transaction."""

import logging
import re

from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone, translation

from sms.answering.languages import language_for
from sms.answering.limits import is_a_flood
from sms.answering.replying import reply
from sms.answering.talk import Talk
from sms.answering.threads import join_open, to_a_person
from sms.answering.understanding import Understood, understand
from sms.gateways.base import Inbound
from sms.models import Incoming, Sender, Subscriber, Thread
from sms.numbers import NotANumber, parse
from sms.words.reading import read

logger = logging.getLogger(__name__)
# E.164: at most fifteen digits. Names and short codes are nobody whom one could answer.
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST = 1600


@transaction.atomic
def receive(inbound: Inbound) -> Incoming:
    """Keep a text and do what it asks for; one that has come before is answered with its row, and nothing is done."""
    sender = Sender.objects.filter(gateway=inbound.gateway, name=inbound.to).first()
    incoming, is_new = keep(inbound, sender)
    if is_new:
        incoming.meaning = handle(inbound, incoming)
        incoming.handled_at = timezone.now()
        incoming.save(update_fields=["subscriber", "meaning", "thread", "handled_at"])
    return incoming


def keep(inbound: Inbound, sender: Sender | None) -> tuple[Incoming, bool]:
    """The row of a text, and whether it is new; two at once wait for each other."""
    name = {"gateway": inbound.gateway, "reference": inbound.reference}
    phone = inbound.phone if NUMBER.fullmatch(inbound.phone) else ""
    text = inbound.text.replace("\0", "").strip()[:LONGEST]
    try:
        with transaction.atomic():
            return Incoming.objects.create(**name, sender=sender, phone=phone, text=text), True
    except IntegrityError:
        return Incoming.objects.get(**name), False


def handle(inbound: Inbound, incoming: Incoming) -> str:
    """Understand a text and answer it; says what it was taken for."""
    if not incoming.phone:
        return "nobody"
    talk = talk_about(inbound, incoming)
    with translation.override(talk.language):
        understood = understood_or_laid_aside(talk)
        join_open(talk)
        reply(talk, understood.reply)
    return understood.meaning


def talk_about(inbound: Inbound, incoming: Incoming) -> Talk:
    """What is known about a text and who sent it."""
    subscriber = Subscriber.objects.filter(phone=incoming.phone).select_related("library").first()
    incoming.subscriber = subscriber
    reading = read(incoming.text)
    country = subscriber.country if subscriber else country_of(incoming.phone)
    return Talk(
        incoming=incoming,
        phone=incoming.phone,
        country=country,
        language=language_for(subscriber, incoming.phone, reading, country),
        text=incoming.text,
        reading=reading,
        moment=incoming.received_at,
        subscriber=subscriber,
        sender=incoming.sender,
        may_answer=not (inbound.answered or inbound.wants_out or is_a_flood(incoming)),
        stopped_by_gateway=inbound.wants_out,
    )


def country_of(phone: str) -> str:
    try:
        return parse(phone).country
    except NotANumber:
        return ""


def understood_or_laid_aside(talk: Talk) -> Understood:
    """A mistake of ours must not lose a text: what the site stumbles over is for a person to read. Without a database
    nothing can be kept, and the gateway brings it again."""
    try:
        with transaction.atomic():
            return understand(talk)
    except DatabaseError:
        raise
    except Exception:
        logger.exception("Text %s could not be handled", talk.incoming.pk)
        talk.incoming.thread = None
        leaves = talk.reading.is_stop or talk.reading.may_want_out
        to_a_person(talk, Thread.Reason.WANTS_OUT if leaves else Thread.Reason.HUMAN)
        return Understood("error")
