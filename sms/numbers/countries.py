"""What holds for messages in a country: its clock, the hours for messages, how many a day, from which age."""

import csv
import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings

FILE = Path(__file__).parent.parent / "data" / "countries.csv"


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of a country. `most_a_day`: messages to one person; `tag`: what the law wants at the start of each text.

    `opens`, `closes`: the hours of the settings, within those that the law of the country allows.
    """

    zone: str
    opens: datetime.time
    closes: datetime.time
    most_a_day: int
    minimum_age: int
    tag: str = ""


def rules(country: str) -> Rules:
    """The rules of a country (ISO 3166-1 alpha-2); where nothing is known of it those of the settings."""
    return table().get(country) or usual()


@cache
def table() -> dict[str, Rules]:
    """All countries of which something is known. Changed settings need a new process."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return {row["country"]: from_row(row) for row in csv.DictReader(file)}


def from_row(row: dict[str, str]) -> Rules:
    usually = usual(row["country"])
    return Rules(
        zone=row["zone"],
        opens=max(usually.opens, datetime.time.fromisoformat(row["earliest"] or "00:00")),
        closes=min(usually.closes, datetime.time.fromisoformat(row["latest"] or "23:59:59.999999")),
        most_a_day=min(usually.most_a_day, int(row["most_a_day"] or usually.most_a_day)),
        minimum_age=usually.minimum_age if not row["minimum_age"] else int(row["minimum_age"]),
        tag=row["tag"],
    )


def usual(country: str = "") -> Rules:
    """What the settings say."""
    return Rules(
        zone="UTC",
        opens=datetime.time.fromisoformat(settings.SMS_OPENS),
        closes=datetime.time.fromisoformat(settings.SMS_CLOSES),
        most_a_day=settings.SMS_MOST_A_DAY,
        minimum_age=settings.SMS_MINIMUM_AGES.get(country, settings.SMS_MINIMUM_AGE),
    )
