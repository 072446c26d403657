"""A party as a card on the screen."""

from dataclasses import dataclass

from django.http import QueryDict

from events.door.answers import AnswersForm
from events.door.party import Party
from events.door.refusals import Refused, doubt_about, refused
from events.programme import Question, Session


@dataclass(frozen=True)
class Card:
    """Who it is, why they would be refused, and what they are asked."""

    party: Party
    refusal: Refused | None
    answers: AnswersForm

    @property
    def wants_a_choice(self) -> bool:
        """Whether somebody has to say how many come in, or to ask something first."""
        return self.refusal is None and (self.party.left > 1 or self.answers.has_gaps)


def card_of(party: Party, session: Session, questions: list[Question], data: QueryDict | None = None) -> Card:
    doubt = doubt_about(party, session, people=1)
    refusal = refused(doubt, session, party) if doubt else None
    return Card(party, refusal, AnswersForm(data, registration=party.registration, questions=questions))
