"""Questions that are asked at the door."""

from django import forms
from django.http import QueryDict

from events.booking.forms.questions import field_for
from events.programme import Event, Question
from events.programme.questions import Asked
from events.registrations import Answer, Registration


def questions_at_the_door(event: Event) -> list[Question]:
    """With their choices, in the order of the editors."""
    questions = list(Question.objects.filter(event=event, asked=Asked.DOOR).prefetch_related("choices"))
    for question in questions:
        question.event = event
        for choice in question.choices.all():
            choice.question = question
    return questions


class AnswersForm(forms.Form):
    """The questions of the event for the door, filled with what was answered before.

    Only those that follow from what is known; a required one must be answered before anybody goes in.
    """

    def __init__(self, data: QueryDict | None = None, *, registration: Registration, questions: list[Question]):
        super().__init__(data, prefix=f"answers-{registration.pk}")
        self.registration = registration
        self.known = {answer.question.code: answer.value for answer in registration.answers.all()} if questions else {}
        self.questions = [question for question in questions if question.is_asked(self.known)]
        for question in self.questions:
            self.fields[question.code] = field = field_for(question, [])
            field.initial = self.known.get(question.code)
            field.required = field.widget.is_required = question.required

    @property
    def has_gaps(self) -> bool:
        """Whether something is asked that has not been answered."""
        return any(question.code not in self.known for question in self.questions)

    def save(self) -> None:
        """Keep what was answered; what was left empty stays as it was."""
        for question in self.questions:
            value = self.cleaned_data[question.code]
            if value not in ("", None, False):
                Answer.objects.update_or_create(
                    registration=self.registration, question=question, defaults={"value": value}
                )
