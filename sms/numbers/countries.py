"""What holds for messages in a country: its clock, the hours for messages, how many a day, from which age."""

import csv
import datetime
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings

from .zones import likely

FILE = Path(__file__).parent.parent / "data" / "countries.csv"


@dataclass(frozen=True, slots=True)
class Law:
    """What is known of a country; None where its law says nothing. `tag`: what it wants at the start of each text."""

    zone: str = ""
    earliest: datetime.time = datetime.time.min
    latest: datetime.time = datetime.time.max
    most_a_day: int | None = None
    minimum_age: int | None = None
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds there: the settings, within the law. `most_a_day`: messages to one person; `zone`: the likeliest."""

    zone: str
    opens: datetime.time
    closes: datetime.time
    most_a_day: int
    minimum_age: int
    tag: str = ""


def rules(country: str) -> Rules:
    """The rules of a country (ISO 3166-1 alpha-2); where nothing is known of it those of the settings."""
    age = settings.SMS_MINIMUM_AGES.get(country, settings.SMS_MINIMUM_AGE)
    law = table().get(country, Law())
    zone = likely(country, law.zone)
    return within(law, zone, settings.SMS_OPENS, settings.SMS_CLOSES, settings.SMS_MOST_A_DAY, age)


@lru_cache(maxsize=1000)
def within(law: Law, zone: str, opens: str, closes: str, most_a_day: int, minimum_age: int) -> Rules:
    """What the settings want, as far as the law allows it; kept, as it is asked for with each message."""
    return Rules(
        zone=zone,
        opens=max(datetime.time.fromisoformat(opens), law.earliest),
        closes=min(datetime.time.fromisoformat(closes), law.latest),
        most_a_day=most_a_day if law.most_a_day is None else min(most_a_day, law.most_a_day),
        minimum_age=minimum_age if law.minimum_age is None else law.minimum_age,
        tag=law.tag,
    )


@cache
def table() -> dict[str, Law]:
    """All countries of which something is known."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["country"]: from_row(row) for row in csv.DictReader(file)}


def from_row(row: dict[str, str]) -> Law:
    return Law(
        zone=row["zone"],
        earliest=datetime.time.fromisoformat(row["earliest"] or "00:00"),
        latest=datetime.time.fromisoformat(row["latest"] or "23:59:59.999999"),
        most_a_day=int(row["most_a_day"]) if row["most_a_day"] else None,
        minimum_age=int(row["minimum_age"]) if row["minimum_age"] else None,
        tag=row["tag"],
    )
