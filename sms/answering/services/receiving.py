"""A text comes in: kept, then understood, in one transaction."""

import logging
import re
from collections.abc import Callable
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone, translation

from cms.core.prepared import Prepared, insert, update
from cms.core.remembered import remembered
from sms.answering.languages import language_for
from sms.answering.replying import reply
from sms.answering.talk import Talk
from sms.answering.threads import join_open, to_a_person
from sms.answering.understanding import Understood, understand
from sms.gateways.base import Inbound
from sms.models import Incoming, Route, Sender, Subscriber, Thread
from sms.numbers import NotANumber, parse
from sms.people.services import hold
from sms.words.reading import read

logger = logging.getLogger(__name__)
# E.164: at most fifteen digits. Names and short codes are nobody whom one could answer.
NUMBER = re.compile(r"\+[1-9][0-9]{6,14}")
LONGEST = 1600


def receive(inbound: Inbound) -> Incoming:
    """Keep a text and do what it asks for; one that has come before is answered with its row, and nothing is done.

    A mistake of ours must not lose a text: what the site stumbles over is kept for a person to read. Without a database
    nothing can be kept; then the error goes to the gateway, which brings it again.
    """
    try:
        return take_in(inbound, understand)
    except (OperationalError, InterfaceError):
        raise
    except Exception:
        logger.exception("Text %s of %s could not be handled", inbound.reference, inbound.gateway)
        return take_in(inbound, lay_aside)


@transaction.atomic
def take_in(inbound: Inbound, work: Callable[[Talk], Understood]) -> Incoming:
    """Keep a text and do this about it, unless it has been kept before; two at once wait for each other."""
    incoming = Incoming(
        gateway=inbound.gateway,
        reference=inbound.reference,
        sender=senders().get((inbound.gateway, inbound.to)),
        phone=inbound.phone if NUMBER.fullmatch(inbound.phone) else "",
        text=inbound.text.replace("\0", "").strip()[:LONGEST],
    )
    if not insert(incoming):
        return Incoming.objects.get(gateway=inbound.gateway, reference=inbound.reference)
    incoming.meaning = handle(inbound, incoming, work)
    incoming.handled_at = timezone.now()
    update(incoming, "subscriber", "meaning", "thread", "handled_at")
    return incoming


@remembered
def senders() -> dict[tuple[str, str], Sender]:
    """All of them by gateway and name, with whether people can reply to them at all."""
    ways_back = Route.objects.filter(sender=OuterRef("pk"), two_way=True)
    found = Sender.objects.annotate(two_way=Exists(ways_back)).order_by("-pk")
    return {(sender.gateway, sender.name): sender for sender in found}


@Prepared
def subscribers(phone: str) -> QuerySet[Subscriber]:
    return Subscriber.objects.filter(phone=phone)


def handle(inbound: Inbound, incoming: Incoming, work: Callable[[Talk], Understood]) -> str:
    """Do it in the language of the talk, and answer; says what the text was taken for."""
    if not incoming.phone:
        return "nobody"
    talk = talk_about(inbound, incoming)
    with translation.override(talk.language):
        understood = work(talk)
        join_open(talk)
        reply(talk, understood.reply)
    return understood.meaning


def talk_about(inbound: Inbound, incoming: Incoming) -> Talk:
    """What is known about a text and who sent it."""
    subscriber = subscribers.first(phone=incoming.phone)
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
        sender=sender_to_answer_by(incoming),
        may_answer=not (inbound.answered or inbound.wants_out),
        stopped_by_gateway=inbound.wants_out,
    )


def sender_to_answer_by(incoming: Incoming) -> Sender | None:
    """The one that was texted; where people cannot reply to it the ledger finds the best."""
    sender: Any = incoming.sender
    return sender if sender and sender.is_active and sender.two_way else None


def country_of(phone: str) -> str:
    try:
        return parse(phone).country
    except NotANumber:
        return ""


def lay_aside(talk: Talk) -> Understood:
    """Have a person read it; whoever may want to leave is not written to until then."""
    reading = talk.reading
    if talk.stopped_by_gateway or reading.is_stop or reading.may_want_out:
        hold(talk.phone)
        to_a_person(talk, Thread.Reason.WANTS_OUT)
    else:
        to_a_person(talk, Thread.Reason.ALARM if reading.alarm else Thread.Reason.HUMAN)
    return Understood("error")
