"""The attendance sheet, for doors without a phone."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from cms.core.collation import sort_key
from cms.users.requests import OwnRequest
from events.door.answers import questions_at_the_door
from events.programme import Question, Session
from events.registrations import Registration
from events.registrations.registration import State
from events.staff.rows import REGISTRATIONS, seen_sessions

MOST_BOXES = 12


@dataclass(frozen=True)
class Line:
    """A party, a box for each of its people, and what was answered to the questions for the door."""

    registration: Registration
    answers: list[object]

    @property
    def boxes(self) -> range:
        return range(min(self.registration.party_size, MOST_BOXES))


@method_decorator(never_cache, name="dispatch")
class SheetView(View):
    """Names and numbers of people of those who have seats, by name as readers expect it; no contacts."""

    request: OwnRequest

    def dispatch(self, request, *args, **kwargs):
        if not REGISTRATIONS.user_has_any_permission(request.user, ["change", "view"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def session(self) -> Session:
        return get_object_or_404(seen_sessions(self.request.user), pk=self.kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        questions = questions_at_the_door(self.session.event)
        lines = lines_of(self.session, questions)
        context = {
            "session": self.session,
            "questions": questions,
            "lines": lines,
            "people": sum(line.registration.party_size for line in lines),
        }
        return render(request, "wagtailadmin/events/registrations/sheet.html", context)


def lines_of(session: Session, questions: list[Question]) -> list[Line]:
    confirmed = Registration.objects.for_session(session).filter(state=State.CONFIRMED).prefetch_related("answers")
    in_order = sorted(confirmed, key=lambda registration: sort_key(registration.name))
    return [line_of(registration, questions) for registration in in_order]


def line_of(registration: Registration, questions: list[Question]) -> Line:
    answers = {answer.question_id: answer.value for answer in registration.answers.all()}
    return Line(registration, [answers.get(question.pk, "") for question in questions])
