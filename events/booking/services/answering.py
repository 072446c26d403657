"""What people answer to the questions of an event."""

from collections.abc import Mapping

from django.db import transaction

from events.programme import Event, Question
from events.registrations import Answer, Registration

NOTHING = (None, "")


def answer(*, registration: Registration, answers: Mapping[str, object]) -> None:
    """Keep answers by the code of their question; one that is empty is taken back, others stay.

    Codes that the event has no question for are left aside. Whether what must be answered is answered is asked by the
    form.
    """
    questions = questions_of(registration.event, answers)
    with transaction.atomic():
        empty = [pk for code, pk in questions.items() if answers[code] in NOTHING]
        registration.answers.filter(question__in=empty).delete()
        put(registration, questions, answers)


def questions_of(event: Event, answers: Mapping[str, object]) -> dict[str, int]:
    """The ids of the questions that these are answers to, by code."""
    if not answers:
        return {}
    return dict(Question.objects.filter(event=event, code__in=answers).values_list("code", "pk"))


def put(registration: Registration, questions: Mapping[str, int], answers: Mapping[str, object]) -> None:
    """Write all that is answered, in one statement."""
    rows = [
        Answer(registration=registration, question_id=pk, value=answers[code])
        for code, pk in questions.items()
        if answers[code] not in NOTHING
    ]
    if rows:
        Answer.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["registration", "question"], update_fields=["value"]
        )
