"""The results of a poll, as they may be shown to everybody: a few queries, however many have answered."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core import countries
from cms.core.ages import AgeBand
from cms.core.languages import BY_TAG
from sms.models import Poll, Vote
from sms.polls.results.counting import Counted, counted
from sms.polls.results.hiding import shown_groups
from sms.polls.steps import Option, Step, is_quiz, steps_of

MOST_TEXTS = 100
LABELS: dict[str, tuple[Promise, Callable[[str], str]]] = {
    "language": (_("By language"), lambda tag: BY_TAG[tag].endonym if tag in BY_TAG else tag),
    "country": (_("By country"), countries.name),
    "age_band": (_("By age"), lambda band: str(dict(AgeBand.choices).get(band, band))),
}


@dataclass(frozen=True)
class Line:
    """How many have chosen one answer, and how many in a hundred that is."""

    option: Option
    votes: int
    total: int

    @property
    def percent(self) -> int:
        return percent(self.votes, self.total)


@dataclass(frozen=True)
class Group:
    """Answers of one group of people; `name` is empty for all who are not shown by themselves."""

    name: str
    label: str
    total: int
    votes: list[int]

    @property
    def percents(self) -> list[int]:
        return [percent(votes, self.total) for votes in self.votes]


@dataclass(frozen=True)
class Split:
    """The answers to one question by language, country or age."""

    heading: Promise
    groups: list[Group]


@dataclass(frozen=True)
class Tally:
    """The answers to one question."""

    step: Step
    counted: Counted
    texts: list[Vote]

    @property
    def total(self) -> int:
        return self.counted.total

    @property
    def lines(self) -> list[Line]:
        return [Line(option, self.counted.by_choice[option.choice.pk], self.total) for option in self.step.options]

    @cached_property
    def splits(self) -> list[Split]:
        """Those in which at least one group is large enough to be shown."""
        if not self.step.options:
            return []
        found = [split_of(name, self.counted.by_group[name], self.step.options) for name in LABELS]
        return [split for split in found if split.groups]


class Results:
    """What everybody may see of a poll; of what people have written the latest texts, or all (`most`: None)."""

    def __init__(self, poll: Poll, most: int | None = MOST_TEXTS):
        self.poll, self.most = poll, most

    @cached_property
    def tallies(self) -> list[Tally]:
        answers, texts = counted(self.poll), shown_texts(self.poll, self.most)
        return [
            Tally(step, answers.get(step.question.pk, Counted()), texts[step.question.pk])
            for step in steps_of(self.poll)
        ]

    @property
    def is_empty(self) -> bool:
        return not any(tally.total for tally in self.tallies)

    @property
    def people(self) -> int:
        """How many have answered the question that most have answered."""
        return max((tally.total for tally in self.tallies), default=0)

    @property
    def tells_right_answers(self) -> bool:
        """Only once nobody can answer any more."""
        return not self.poll.is_open() and is_quiz(tally.step for tally in self.tallies)


def split_of(name: str, groups: dict[str, Counter[int]], options: list[Option]) -> Split:
    """One line for each group that may be shown, the largest first, and one for all others together."""
    heading, label = LABELS[name]
    shown = shown_groups({group: votes.total() for group, votes in groups.items()})
    lines = [group_of(group, label(group), [groups[group]], options) for group in shown]
    lines.sort(key=lambda line: (-line.total, line.label))
    rest = [votes for group, votes in groups.items() if group not in shown]
    if lines and rest:
        lines.append(group_of("", "", rest, options))
    return Split(heading, lines)


def group_of(name: str, label: str, counters: Iterable[Counter[int]], options: list[Option]) -> Group:
    votes: Counter[int] = Counter()
    for counter in counters:
        votes.update(counter)
    return Group(name, label, votes.total(), [votes[option.choice.pk] for option in options])


def shown_texts(poll: Poll, most: int | None) -> dict[int, list[Vote]]:
    """What people have written and somebody has let through, the latest first, by question."""
    votes = Vote.objects.filter(ballot__poll=poll, moderation=Vote.Moderation.SHOWN).exclude(text="")
    by_question = defaultdict(list)
    for vote in votes.select_related("ballot").order_by("-at", "-pk")[:most]:
        by_question[vote.question_id].append(vote)
    return by_question


def percent(part: int, whole: int) -> int:
    """Of a hundred, rounded half up."""
    return (200 * part + whole) // (2 * whole) if whole else 0
