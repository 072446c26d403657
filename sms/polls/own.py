"""A poll, as one person sees it who answers it."""

import datetime
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from cms.core.prepared import Prepared
from sms.models import Ballot, Poll, Subscriber, Vote
from sms.polls.steps import Option, Step, is_quiz, steps_of


@dataclass(frozen=True)
class Given:
    """A question with what this person has answered."""

    step: Step
    vote: Vote | None

    @property
    def option(self) -> Option | None:
        return self.step.option(self.vote.choice_id) if self.vote else None

    @property
    def is_right(self) -> bool | None:
        """None where no answer is right or wrong, or none was given."""
        if not self.step.right or self.option is None:
            return None
        return self.option.choice.is_right


@Prepared
def votes_of(ballot: int) -> QuerySet[Vote]:
    return Vote.objects.filter(ballot=ballot)


class Own:
    """Reads four queries' worth: ballot, votes, questions, answers to choose from; less of what is known already."""

    def __init__(
        self,
        poll: Poll,
        subscriber: Subscriber,
        *,
        steps: list[Step] | None = None,
        ballot: Ballot | None = None,
    ):
        self.poll, self.subscriber = poll, subscriber
        if steps is not None:
            self.steps = steps
        if ballot is not None:
            self.ballot = ballot

    @cached_property
    def ballot(self) -> Ballot | None:
        return Ballot.objects.filter(poll=self.poll, subscriber=self.subscriber).first()

    @cached_property
    def given(self) -> list[Given]:
        """All questions in order, answered or not."""
        votes = {vote.question_id: vote for vote in votes_of(ballot=self.ballot.pk)} if self.ballot else {}
        return [Given(step, votes.get(step.question.pk)) for step in self.steps]

    @cached_property
    def steps(self) -> list[Step]:
        return steps_of(self.poll)

    @property
    def next(self) -> Given | None:
        """The first question without an answer; None if there is none."""
        return next((given for given in self.given if given.vote is None), None)

    def texted_since(self, moment: datetime.datetime) -> Step | None:
        """The question that was answered by text last, if that was after a moment."""
        given = [(each.step, each.vote) for each in self.given if each.vote]
        texted = {vote.at: step for step, vote in given if vote.channel == Vote.Channel.SMS and vote.at > moment}
        return texted[max(texted)] if texted else None

    @property
    def is_quiz(self) -> bool:
        return is_quiz(self.steps)

    @property
    def is_final(self) -> bool:
        """Whether answers can be changed no more: the poll is over, or the right ones are on show."""
        return not self.poll.is_open() or (self.is_quiz and self.next is None)

    @property
    def has_taken_part(self) -> bool:
        return any(given.vote for given in self.given)

    @property
    def marked(self) -> list[Given]:
        """Questions of a quiz that some answer is right to."""
        return [given for given in self.given if given.step.right]

    @property
    def score(self) -> int:
        """How many of them this person got right."""
        return sum(given.is_right is True for given in self.marked)

    def at(self, number: str) -> Given | None:
        """The question that an address asks for by its number, if it may be answered."""
        asked = next((given for given in self.given if str(given.step.number) == number), None)
        return None if self.is_final else asked or self.next
