"""Writing the texts of claimed rows, and saving many at once."""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DatabaseError, connections

from cms.outbox.models.entry import NOTE_LENGTH
from cms.outbox.models.queue import prepared
from cms.outbox.models.state import State
from sms.gateways.base import Way
from sms.gateways.routing import Table
from sms.models import Message
from sms.texts.segments import count

from .recipients import country, with_subscribers
from .rendering import render

logger = logging.getLogger(__name__)
CLAIM_FIELDS = ("state", "holder", "lease_until", "settled_at", "error", "text", "segments", "price")


def write(messages: Sequence[Message], *, table: Table, now: datetime) -> None:
    """Give rows of broadcasts their text; one that cannot be written fails and keeps no other from leaving."""
    unwritten = [message for message in messages if message.text is None and message.dispatch_id]
    with_subscribers(unwritten)
    for message in unwritten:
        try:
            write_one(message, way_of(message, table))
        except DatabaseError:
            raise
        except Exception as error:
            logger.warning("Message %s cannot be written: %r", message.pk, error)
            message.state, message.settled_at = State.FAILED, now
            message.error = f"{type(error).__name__}: {error}"[:NOTE_LENGTH]


def write_one(message: Message, way: Way) -> None:
    message.text = render(message, way=way)
    message.segments, message.price = count(message.text).segments, way.price


def way_of(message: Message, table: Table) -> Way:
    """What its sender can do where it goes. Raises LookupError if the sender reaches it no more."""
    for way in table.ways_for(message.phone, country(message)):
        if way.sender_id == message.sender_id:
            return way
    raise LookupError("The sender does not reach this number any more")


def take(messages: Sequence[Message], *, holder: uuid.UUID, until: datetime) -> None:
    """Save that these are claimed, with their texts; those that have failed meanwhile are saved so."""
    for message in messages:
        if message.state == State.QUEUED:
            message.state, message.holder, message.lease_until = State.CLAIMED, holder, until
    save(messages, CLAIM_FIELDS)


def save(messages: Sequence[Message], names: Sequence[str]) -> None:
    """Save locked rows, with one statement prepared once: Django's `bulk_update` takes longer than sending."""
    connection = connections[Message.objects.db]
    fields: list[Any] = [Message._meta.get_field(name) for name in names]
    sets = ", ".join(f"{connection.ops.quote_name(field.column)} = %s" for field in fields)
    table = connection.ops.quote_name(Message._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET {sets} WHERE id = %s",  # noqa: S608
            list(prepared(messages, fields, connection)),
        )
