"""The questions of a poll with their answers, one after the other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms.core.remembered import remembered
from cms.core.wording import Wording, in_language
from sms.models import Choice, Poll, Question


@dataclass(frozen=True)
class Option:
    """One answer that can be chosen, with the number that it is texted by."""

    number: int
    choice: Choice

    @property
    def wording(self) -> Wording:
        return in_language(self.choice.texts)


@dataclass(frozen=True)
class Step:
    """One question; `number` of `total`."""

    number: int
    total: int
    question: Question
    options: list[Option]

    @property
    def wording(self) -> Wording:
        return in_language(self.question.texts)

    @property
    def right(self) -> list[Option]:
        """The answers that are right, in a quiz."""
        return [option for option in self.options if option.choice.is_right]

    def option(self, choice_id: object) -> Option | None:
        return next((option for option in self.options if str(option.choice.pk) == str(choice_id)), None)


def steps_of(poll: Poll) -> list[Step]:
    """All questions of a poll in order: two queries however many there are."""
    questions = list(Question.objects.filter(poll=poll))
    by_question = defaultdict(list)
    for choice in Choice.objects.filter(question__poll=poll):
        by_question[choice.question_id].append(choice)
    return [
        Step(number, len(questions), question, numbered(by_question[question.pk]))
        for number, question in enumerate(questions, 1)
    ]


@remembered
def steps_lately(poll: Poll) -> list[Step]:
    """The same, as they were within the last seconds."""
    return steps_of(poll)


def numbered(choices: Iterable[Choice]) -> list[Option]:
    return [Option(number, choice) for number, choice in enumerate(choices, 1)]


def is_quiz(steps: Iterable[Step]) -> bool:
    """Whether some answers are right."""
    return any(step.right for step in steps)
