"""The scanner as plain pages: choose the session, find a party, let it in, count guests, take back."""

import uuid

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.views.generic import View
from django_permissions_policy.decorators import permissions_policy_override

from cms.core.ages import AgeBand
from cms.users.requests import OwnRequest
from events.booking.tickets.codes import SIGNS, registration_of_code, spelled
from events.door.access import at_the_door, sessions_now, sessions_of
from events.door.answers import questions_at_the_door
from events.door.by_name import registrations_named
from events.door.counts import counts_of
from events.door.forms import FindForm, LetInForm, UndoForm, WalkInForm
from events.door.party import parties
from events.door.refusals import Doubt, Refused, refused
from events.door.services import count_walk_ins, let_in, undo
from events.door.shown import Card, card_of
from events.door.verdicts import Verdict, of_arrival, of_refusal
from events.programme import Session
from events.registrations import Arrival, Registration

LATEST = 5
WITH_CAMERA: dict[str, str | list[str] | tuple[str]] = {**settings.PERMISSIONS_POLICY, "camera": ["self"]}


@at_the_door
class ChooseSession(View):
    """What is on now at the libraries somebody works for."""

    def get(self, request: OwnRequest) -> HttpResponse:
        sessions = sessions_now(request.user, timezone.now())
        return render(request, "door/sessions.html", {"sessions": sessions})


@at_the_door
@method_decorator(permissions_policy_override(WITH_CAMERA), name="dispatch")
class Door(View):
    """The door of one session.

    Names are sent by POST, so that they stand in no log. What has changed something leads back by a redirect, so that
    it is not sent again; a refusal is told at once.
    """

    request: OwnRequest

    @cached_property
    def session(self) -> Session:
        return get_object_or_404(sessions_of(self.request.user), uid=self.kwargs["uid"])

    def get(self, request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
        return self.show(verdict=self.done())

    def post(self, request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
        actions = {"find": self.find, "let_in": self.let_in, "walk_in": self.walk_in, "undo": self.undo}
        action = actions.get(request.POST.get("action", ""))
        if action is None:
            return HttpResponseBadRequest()
        try:
            return action()
        except Refused as refusal:
            return self.show(verdict=of_refusal(refusal))

    def find(self) -> HttpResponse:
        """By code, which lets a single person in at once, or by name."""
        form = FindForm(self.request.POST)
        if not form.is_valid():
            return self.show()
        sought = form.cleaned_data["sought"]
        if registration := registration_of_code(sought):
            return self.scanned(registration, form.cleaned_data["nonce"])
        if looks_like_code(sought):
            raise refused(Doubt.UNKNOWN, self.session)
        found = registrations_named(self.session, sought)
        return self.show(cards=self.cards(found), sought=sought)

    def scanned(self, registration: Registration, nonce: uuid.UUID) -> HttpResponse:
        (card,) = self.cards([registration])
        if card.wants_a_choice:
            return self.show(cards=[card])
        return self.did(let_in(session=self.session, registration=registration, nonce=nonce, by=self.request.user))

    def let_in(self) -> HttpResponse:
        """So many of a party that was found; answers given at the door are kept even if nobody is let in."""
        form = LetInForm(self.request.POST)
        if not form.is_valid():
            return self.show()
        rows = Registration.objects.for_session(self.session).select_related("event", "session__event")
        registration = get_object_or_404(rows, uid=form.cleaned_data.pop("registration"))
        (card,) = self.cards([registration], self.request.POST)
        if not card.answers.is_valid():
            return self.show(cards=[card])
        card.answers.save()
        return self.did(
            let_in(session=self.session, registration=registration, by=self.request.user, **form.cleaned_data)
        )

    def walk_in(self) -> HttpResponse:
        form = WalkInForm(self.request.POST)
        if not form.is_valid():
            return self.show()
        return self.did(count_walk_ins(session=self.session, by=self.request.user, **form.cleaned_data))

    def undo(self) -> HttpResponse:
        form = UndoForm(self.request.POST)
        if not form.is_valid():
            return self.show()
        return self.did(undo(arrival=get_object_or_404(self.session.arrivals, nonce=form.cleaned_data["arrival"])))

    def cards(self, registrations: list[Registration], data: QueryDict | None = None) -> list[Card]:
        """What is shown of those who were found; the same number of queries for one and for many."""
        questions = questions_at_the_door(self.session.event)
        if questions:
            prefetch_related_objects(registrations, "answers__question")
        return [card_of(party, self.session, questions, data) for party in parties(registrations, self.session)]

    def did(self, arrival: Arrival) -> HttpResponse:
        return redirect(f"{self.request.path}?{urlencode({'done': str(arrival.nonce)})}")

    def done(self) -> Verdict | None:
        """What has just been done, as the address says."""
        form = UndoForm({"arrival": self.request.GET.get("done")})
        if not form.is_valid():
            return None
        arrivals = self.session.arrivals.select_related("registration", "session")
        arrival = arrivals.filter(nonce=form.cleaned_data["arrival"]).first()
        return of_arrival(arrival) if arrival else None

    def show(self, verdict: Verdict | None = None, cards: list[Card] | None = None, sought: str = "") -> HttpResponse:
        context = {
            "session": self.session,
            "verdict": verdict,
            "cards": cards,
            "sought": sought,
            "counts": counts_of(self.session),
            "latest": self.latest(),
            "nonce": uuid.uuid4(),
            "age_bands": AgeBand.choices,
            "doubts": Doubt.choices,
            "is_near": self.session in sessions_now(self.request.user, timezone.now()),
        }
        return render(self.request, "door/door.html", context)

    def latest(self) -> list[Arrival]:
        """Who came last; not for the page that a phone keeps for the time without a connection (`?kept`)."""
        if "kept" in self.request.GET:
            return []
        return list(self.session.arrivals.counted().select_related("registration").order_by("-at", "-pk")[:LATEST])


def looks_like_code(sought: str) -> bool:
    """Whether something was meant as a code: as long as one, and with digits as no name has them."""
    text = spelled(sought)
    return len(text) == SIGNS + 1 and any(sign.isdigit() for sign in sought)
