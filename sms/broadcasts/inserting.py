"""One statement that writes the messages of a part, without texts.

Hardly ever has somebody one already: who changed their language while others were written, or where it is begun anew.
So it is tried first without looking for each key before it is written, which is quicker. PostgreSQL
(https://www.postgresql.org/docs/15/sql-insert.html) and SQLite (https://sqlite.org/lang_upsert.html, since 3.24) both
insert from a query and leave out rows whose key is there already.
"""

from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, F, Field, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from sms.ledger.kinds import NEWS
from sms.models import DispatchPart, Message
from sms.models.subscriber import SubscriberQuerySet

# What annotations are called, so that none has the name of a field of subscribers.
PREFIX = "of_message_"


def insert(people: SubscriberQuerySet, part: DispatchPart) -> int:
    """Write a message for each of these people who has none of this dispatch yet; how many that were."""
    columns = columns_of(part)
    rows = people.annotate(**{PREFIX + field.name: value for field, value in columns.items()})
    rows = rows.values_list(*[PREFIX + field.name for field in columns])
    select, values = rows.query.sql_with_params()
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in columns)
    statement = f"INSERT INTO {quote(Message._meta.db_table)} ({names}) {select}"
    try:
        with transaction.atomic():
            return run(statement, values)
    except IntegrityError:
        return run(f"{statement} ON CONFLICT ({quote('key')}) DO NOTHING", values)


def run(statement: str, values: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


def columns_of(part: DispatchPart) -> dict[Field, Any]:
    """What each column of a message gets; those that stay empty are left out."""
    same = blank(part)
    fields = [field for field in Message._meta.concrete_fields if not field.primary_key]
    values = {field: Value(getattr(same, field.attname), output_field=field) for field in fields}
    own = {
        "key": Concat(Value(f"d{part.dispatch_id}:"), Cast("pk", CharField())),
        "phone": Cast(F("phone"), CharField()),
        "subscriber": F("pk"),
    }
    found = {field: own.get(field.name, values[field]) for field in fields}
    return {field: value for field, value in found.items() if field.name in own or values[field].value is not None}


def blank(part: DispatchPart) -> Message:
    """What all messages of a part have in common."""
    return Message(
        kind=NEWS.name,
        cause=f"dispatch:{part.dispatch_id}",
        priority=NEWS.priority,
        created_at=timezone.now(),
        due_at=part.due_at,
        expires_at=part.expires_at,
        dispatch_id=part.dispatch_id,
        language=part.language,
        sender_id=part.sender_id,
        price=part.price,
    )
