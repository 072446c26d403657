"""The questions of an event as fields of a form, and what was answered."""

from collections.abc import Iterable

from django import forms
from django.db.models import F
from django.utils.translation import gettext as _

from cms.users.forms.entrance import western_digits
from events.programme import Event, Question
from events.programme.questions import Asked, Kind

PREFIX = "q_"
LONGEST_ANSWER = 1000
LARGEST_NUMBER = 1_000_000


class WesternIntegerField(forms.IntegerField):
    """A number in any digits."""

    def to_python(self, value):
        return super().to_python(western_digits(value) if isinstance(value, str) else value)


def questions_of(event: Event) -> list[Question]:
    """What is asked when one registers, with choices, in the order of the editors."""
    asked = Question.objects.filter(event=event, asked=Asked.SIGN_UP).prefetch_related("choices")
    questions = list(asked.order_by(F("sort_order").asc(nulls_first=True), "pk"))
    for question in questions:
        question.event = event
    return questions


def field_for(question: Question, questions: Iterable[Question]) -> forms.Field:
    """One question as a field that the browser does not insist upon: whether it must be answered may depend."""
    field = FIELDS[question.kind](question)
    field.label = question.label.text or question.code
    field.help_text = " ".join(filter(None, [condition(question, questions), question.hint.text]))
    # For the template, which marks its language and what it depends on.
    vars(field)["question"] = question
    return field


def text_field(question: Question) -> forms.Field:
    return forms.CharField(required=False, max_length=LONGEST_ANSWER)


def number_field(question: Question) -> forms.Field:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    return WesternIntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER, widget=widget)


def choice_field(question: Question) -> forms.Field:
    choices = [(choice.code, str(choice)) for choice in question.choices.all()]
    return forms.ChoiceField(required=False, choices=choices, widget=forms.RadioSelect)


def consent_field(question: Question) -> forms.Field:
    return forms.BooleanField(required=False)


FIELDS = {
    Kind.TEXT: text_field,
    Kind.NUMBER: number_field,
    Kind.CHOICE: choice_field,
    Kind.CONSENT: consent_field,
}


def condition(question: Question, questions: Iterable[Question]) -> str:
    """When it is asked, in words; nothing for one that is always asked."""
    above = next((each for each in questions if each.code == question.depends_on), None)
    if above is None:
        return ""
    if above.kind == Kind.CONSENT:
        return _("Only if you tick “%(question)s”.") % {"question": above.label}
    choices = {choice.code: str(choice) for choice in above.choices.all()}
    answer = choices.get(question.depends_value, question.depends_value)
    return _("Only if you answer “%(question)s” with “%(answer)s”.") % {"question": above.label, "answer": answer}


def is_answer(value: object) -> bool:
    """Whether something was answered; nought is an answer."""
    return value is not None and value is not False and value != ""


class QuestionsForm(forms.Form):
    """A form with the questions of an event, of which some are asked only if another is answered in a certain way."""

    def __init__(self, *args, event: Event, questions: list[Question] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.event = event
        self.questions = questions_of(event) if questions is None else questions
        for question in self.questions:
            self.fields[PREFIX + question.code] = field_for(question, self.questions)

    def clean(self):
        cleaned = super().clean()
        self.answers = self.given()
        return cleaned

    def given(self) -> dict[str, object]:
        """Answers by the codes of their questions; of what was not asked, and of what was left out, none."""
        answers: dict[str, object] = {}
        for question in self.questions:
            name = PREFIX + question.code
            if not question.is_asked(answers) or name not in self.cleaned_data:
                continue
            value = self.cleaned_data[name]
            if is_answer(value):
                answers[question.code] = value
            elif question.required:
                self.add_error(name, self.missing(question))
        return answers

    def missing(self, question: Question) -> str:
        return (
            _("Without this you cannot register.") if question.kind == Kind.CONSENT else _("This has to be answered.")
        )

    def field_of(self, question: Question) -> forms.BoundField:
        return self[PREFIX + question.code]

    @property
    def needed_questions(self) -> list[forms.BoundField]:
        """Those that must be answered, and those on which they depend."""
        needed = {code for each in self.questions if each.required for code in (each.code, each.depends_on)}
        return [self.field_of(question) for question in self.questions if question.code in needed]

    @property
    def other_questions(self) -> list[forms.BoundField]:
        needed = {field.name for field in self.needed_questions}
        return [field for each in self.questions if (field := self.field_of(each)).name not in needed]
