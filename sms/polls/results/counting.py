"""What was answered, by question, answer, and the three things that results are split by: one query."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count

from sms.models import Poll, Vote

SPLITS = ("language", "country", "age_band")
NO_CHOICE = 0


@dataclass
class Counted:
    """Answers to one question: people by choice, and for each split by group and choice."""

    by_choice: Counter[int] = field(default_factory=Counter)
    by_group: dict[str, dict[str, Counter[int]]] = field(default_factory=lambda: {split: {} for split in SPLITS})

    @property
    def total(self) -> int:
        return self.by_choice.total()

    def add(self, row: dict) -> None:
        choice = row["choice"] or NO_CHOICE
        self.by_choice[choice] += row["people"]
        for split in SPLITS:
            self.by_group[split].setdefault(row[f"ballot__{split}"], Counter())[choice] += row["people"]


def counted(poll: Poll) -> dict[int, Counted]:
    """By the number of the question; a free answer left empty is none."""
    votes = Vote.objects.filter(ballot__poll=poll).exclude(choice=None, text="")
    groups = votes.values("question", "choice", *(f"ballot__{split}" for split in SPLITS))
    return gathered(groups.annotate(people=Count("pk")).order_by())


def gathered(rows: Iterable[dict]) -> dict[int, Counted]:
    found: dict[int, Counted] = {}
    for row in rows:
        found.setdefault(row["question"], Counted()).add(row)
    return found
