"""What somebody may change about a registration of theirs."""

from django import forms

from events.registrations import Registration

from .questions import PREFIX, QuestionsForm
from .register import PartyField


class ChangeForm(QuestionsForm):
    """The size of the party, and the answers."""

    party_size = PartyField()

    def __init__(self, *args, registration: Registration, **kwargs):
        super().__init__(*args, event=registration.event, **kwargs)
        self.registration = registration
        self.initial["party_size"] = registration.party_size
        for answer in registration.answers.select_related("question"):
            self.initial[PREFIX + answer.question.code] = answer.value

    @property
    def all_questions(self) -> list[forms.BoundField]:
        return [self.field_of(question) for question in self.questions]

    @property
    def all_answers(self) -> dict[str, object]:
        """Answers to all questions: what is not answered any more is empty, so that it is taken back."""
        return {question.code: self.answers.get(question.code, "") for question in self.questions}
