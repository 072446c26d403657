"""Cancelling: a page that says what will happen, and the button that does it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.booking.errors import BookingError
from events.booking.own import Own
from events.booking.services import cancel
from events.booking.views.linked import LinkedView


class CancelView(LinkedView):
    """Also the way out of the waiting list, and the answer no to “still coming?”."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        own = Own(self.registration, timezone.now())
        return self.show("booking/cancel.html", own=own) if own.can_change else self.to_registration()

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            cancel(registration=self.registration)
        except BookingError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("It is cancelled. Thank you for telling us."))
        return self.to_registration()
