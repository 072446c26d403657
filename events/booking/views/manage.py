"""A registration, as whoever has its link sees it, and the answers that it waits for. A GET changes nothing."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.booking.channels import reaches
from events.booking.errors import BookingError
from events.booking.links import TICKET, token_of
from events.booking.own import Own
from events.booking.services import accept, cancel, say_coming
from events.booking.views.linked import LinkedView


class RegistrationView(LinkedView):
    """Its state in plain words, and what one can do about it."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        own = Own(self.registration, timezone.now())
        ticket = reverse("ticket", args=[token_of(self.registration, TICKET)]) + self.tail
        reached = reaches(self.registration)
        return self.show("booking/registration.html", own=own, ticket_address=ticket, is_reached=reached)


class AnsweringView(LinkedView):
    """Takes an answer, and leads back to the registration with a word about what came of it."""

    http_method_names = ["post", "options"]

    def back(self, done: object) -> HttpResponse:
        messages.success(self.request, str(done))
        return self.to_registration()

    def refused(self, error: BookingError) -> HttpResponse:
        messages.error(self.request, str(error))
        return self.to_registration()


class OfferView(AnsweringView):
    """Takes offered seats, or gives them to the next."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            if "accept" in request.POST:
                accept(registration=self.registration)
                return self.back(_("The seats are yours."))
            cancel(registration=self.registration)
        except BookingError as error:
            return self.refused(error)
        return self.back(_("You have declined. The seats go to the next in line."))


class ComingView(AnsweringView):
    """“Still coming?”: yes. Whoever does not come cancels."""

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            say_coming(registration=self.registration)
        except BookingError as error:
            return self.refused(error)
        return self.back(_("Good: we keep your seats."))
