"""Everything that is held about a number, as it is handed out to its owner."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from cms.users.services.export import inert
from sms.models import Consent, Incoming, Message, Subscriber

Rows = list[dict[str, object]]


def everything(phone: str) -> dict[str, Rows]:
    """Rows by what they are about; codes are not among the messages."""
    return {
        "subscription": list(subscription(phone)),
        "consents": list(consents(phone)),
        "messages": sorted([*sent(phone), *received(phone)], key=lambda row: str(row["when"])),
    }


def subscription(phone: str) -> Iterator[dict[str, object]]:
    """The number, once for each topic that it follows or followed."""
    for subscriber in Subscriber.objects.filter(phone=phone).select_related("library"):
        about = {
            "number": phone,
            "state": subscriber.get_status_display(),
            "language": subscriber.language,
            "country": subscriber.country,
            "age": subscriber.get_age_band_display(),
            "joined": subscriber.created,
        }
        rows = subscriber.followings.select_related("topic", "library")
        topics = [
            {
                "topic": str(row.topic),
                "library": str(row.library or ""),
                "since": row.since,
                "until": row.ended_at,
            }
            for row in rows
        ]
        for topic in topics or [{"topic": "", "library": "", "since": None, "until": None}]:
            yield about | topic


def consents(phone: str) -> Iterator[dict[str, object]]:
    for step in Consent.objects.of(phone).select_related("topic", "library", "wording"):
        yield {
            "when": step.at,
            "what": step.get_act_display(),
            "where": step.get_source_display(),
            "topic": str(step.topic or ""),
            "library": str(step.library or ""),
            "wording": step.wording.text if step.wording else "",
            "version": step.wording.version if step.wording else "",
            "evidence": step.evidence,
        }


def sent(phone: str) -> Iterator[dict[str, object]]:
    for message in Message.objects.to(phone):
        text = "" if message.policy.secret else message.text or ""
        yield {"when": message.created_at, "what": str(message.policy.label), "text": text}


def received(phone: str) -> Iterator[dict[str, object]]:
    for incoming in Incoming.objects.filter(phone=phone):
        yield {"when": incoming.received_at, "what": "in", "text": incoming.text}


def as_table(data: Mapping[str, Iterable[Mapping[str, object]]]) -> bytes:
    """All rows in one CSV file (RFC 4180), with the mark that Excel needs to see UTF-8."""
    text = io.StringIO()
    table = csv.writer(text)
    for name, rows in data.items():
        for row in rows:
            table.writerow([name, *(f"{key}: {inert(str(value))}" for key, value in row.items() if value)])
    return text.getvalue().encode("utf-8-sig")
