"""Changing a registration: how many, the answers, another date."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from events.booking.errors import BookingError
from events.booking.forms import ChangeForm, SessionForm
from events.booking.own import Own
from events.booking.services import answer, move, resize
from events.booking.views.linked import LinkedView


class ChangingView(LinkedView):
    """A form about a registration that can still be changed; what has ended leads back to its page."""

    template: str
    done: object

    @cached_property
    def own(self) -> Own:
        return Own(self.registration, timezone.now())

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        return self.ask(self.form()) if self.own.can_change else self.to_registration()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        if not self.own.can_change:
            return self.to_registration()
        form = self.form(request.POST)
        if not form.is_valid() or not self.is_done(form):
            return self.ask(form)
        messages.success(request, str(self.done))
        return self.to_registration()

    def is_done(self, form) -> bool:
        """Whether seats and rules allow what was entered; else the form says why."""
        try:
            self.carry_out(form)
        except BookingError as refused:
            form.add_error(None, str(refused))
        return form.is_valid()

    def ask(self, form) -> HttpResponse:
        return self.show(self.template, form=form, own=self.own)

    def form(self, data=None):
        raise NotImplementedError

    def carry_out(self, form) -> None:
        raise NotImplementedError


class ChangeView(ChangingView):
    """How many people, and the answers."""

    template = "booking/change.html"
    done = _("Your registration is changed.")

    def form(self, data=None):
        return ChangeForm(data, registration=self.registration)

    def carry_out(self, form) -> None:
        with transaction.atomic():
            resize(registration=self.registration, party_size=form.cleaned_data["party_size"])
            answer(registration=self.registration, answers=form.all_answers)


class MoveView(ChangingView):
    """Another date of the same event."""

    template = "booking/move.html"
    done = _("Your registration is for another date now.")

    def form(self, data=None):
        return SessionForm(data, sessions=[date.session for date in self.own.other_dates])

    def carry_out(self, form) -> None:
        move(registration=self.registration, session=form.chosen)
