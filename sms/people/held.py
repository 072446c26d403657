"""Everything that is held about a number, as it is handed out to its owner."""

import csv
import io
import json
from collections.abc import Iterator

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from cms.core.personal_data import Person, holdings
from cms.users.services.export import inert
from sms.models import Confirmation, Consent, Following, Incoming, Message, Subscriber
from sms.people.services.leaving import end_of_pause

Rows = list[dict[str, object]]
Held = dict[str, Rows]
# What else is held about a number by parts that stand above this one; see `cms.core.personal_data`.
ELSEWHERE = ("polls",)


def everything(phone: str) -> Held:
    """Rows by what they are about; codes are not among the messages."""
    return {
        "subscription": list(subscription(phone)),
        "consents": list(consents(phone)),
        "messages": messages(phone),
        **elsewhere(phone),
    }


def elsewhere(phone: str) -> Held:
    person = Person(user_id=None, email="", phone=phone)
    found = [holding for holding in holdings() if holding.name in ELSEWHERE]
    return {holding.name: [dict(row) for row in holding.export(person)] for holding in found}


def subscription(phone: str) -> Iterator[dict[str, object]]:
    """The number, once for each topic that it follows or followed."""
    for subscriber in Subscriber.objects.filter(phone=phone).select_related("library"):
        about = chosen(subscriber)
        rows = subscriber.followings.select_related("topic", "library")
        for topic in [followed(row) for row in rows] or [dict.fromkeys(["topic", "library", "since", "until"])]:
            yield about | topic


def chosen(subscriber: Subscriber) -> dict[str, object]:
    return {
        "number": str(subscriber.phone),
        "state": subscriber.get_status_display(),
        "paused_until": end_of_pause(subscriber),
        "language": subscriber.language,
        "country": subscriber.country,
        "zone": subscriber.zone,
        "age": subscriber.get_age_band_display(),
        "home_library": str(subscriber.library or ""),
        "cap": subscriber.get_cap_display(),
        "joined": subscriber.created,
    }


def followed(row: Following) -> dict[str, object]:
    return {"topic": str(row.topic), "library": str(row.library or ""), "since": row.since, "until": row.ended_at}


def consents(phone: str) -> Iterator[dict[str, object]]:
    for step in Consent.objects.of(phone).select_related("topic", "library", "wording"):
        yield {
            "when": step.at,
            "what": step.get_act_display(),
            "where": step.get_source_display(),
            "by": by_whom(step),
            "confirmed": _("yes") if step.confirmed else _("no"),
            "topic": str(step.topic or ""),
            "library": str(step.library or ""),
            "language": step.language,
            "wording": step.wording.text if step.wording else "",
            "version": step.wording.version if step.wording else "",
            "evidence": step.evidence,
        }


def by_whom(step: Consent) -> str:
    """Who has done it; of staff nothing but that."""
    if step.by_id or step.source in (Consent.Source.STAFF, Consent.Source.IMPORT):
        return _("colleague")
    return str(Confirmation.Role.GUARDIAN.label if step.guardian_digest else Confirmation.Role.OWNER.label)


def messages(phone: str) -> Rows:
    """What was written to a number and from it, in order of time."""
    return sorted([*sent(phone), *received(phone)], key=lambda row: str(row["when"]))


def sent(phone: str) -> Iterator[dict[str, object]]:
    for message in Message.objects.to(phone):
        yield {
            "when": message.created_at,
            "what": str(message.policy.label),
            "state": message.get_state_display(),
            "text": message.text if message.is_readable else "",
        }


def received(phone: str) -> Iterator[dict[str, object]]:
    for incoming in Incoming.objects.filter(phone=phone):
        yield {"when": incoming.received_at, "what": "in", "text": incoming.text}


def as_json(data: Held) -> str:
    """The same for programs; times in ISO 8601 and UTC."""
    return json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def as_table(data: Held) -> bytes:
    """All rows in one CSV file (RFC 4180), with the mark that Excel needs to see UTF-8."""
    text = io.StringIO()
    table = csv.writer(text)
    for name, rows in data.items():
        for row in rows:
            table.writerow([name, *(f"{key}: {inert(str(value))}" for key, value in row.items() if value)])
    return text.getvalue().encode("utf-8-sig")
