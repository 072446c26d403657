"""Registering for an event, without an account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.cache import add_never_cache_headers
from django.views import View

from cms.users.models import User
from events.booking.errors import BookingError, PartyTooLarge
from events.booking.forms import RegistrationForm, SessionForm
from events.booking.links import token_of
from events.booking.offering import Offered, asked_for, offered
from events.booking.services import book
from events.booking.state_words import just_booked
from events.booking.views.linked import chrome_for
from events.programme import Event
from events.registrations import Registration


class RegisterView(View):
    """Asks for a session if there are several, then for a name and one contact; a POST registers."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request: HttpRequest, slug: str) -> HttpResponse:
        found = self.find(slug)
        if found.chosen is None:
            return self.ask_which(found)
        if not found.is_bookable:
            return self.page("booking/closed.html", found)
        return self.page("booking/register.html", found, form=self.form(found, initial=self.known()))

    def post(self, request: HttpRequest, slug: str) -> HttpResponse:
        found = asked_for(slug, self.uid, timezone.now()) or self.find(slug)
        if found.chosen is None:
            return self.ask_which(found)
        form = self.form(found, data=request.POST)
        registration = self.book(form) if form.is_valid() else None
        if registration is None:
            return self.page("booking/register.html", self.find(slug), form=form)
        messages.success(request, str(just_booked(registration)))
        return redirect(self.address_of(registration))

    def find(self, slug: str) -> Offered:
        event = get_object_or_404(Event.objects.public().select_related("library"), slug=slug)
        return offered(event, self.uid, timezone.now())

    @property
    def uid(self) -> str:
        return self.request.GET.get("session", "")

    def form(self, found: Offered, **kwargs: object) -> RegistrationForm:
        asked = {} if found.asks else {"questions": []}
        return RegistrationForm(request=self.request, event=found.event, session=found.chosen, **asked | kwargs)

    def known(self) -> dict[str, str]:
        """What is known of whoever is logged in."""
        user = self.user
        return {"name": user.name, "contact": user.email} if user else {}

    @property
    def user(self) -> User | None:
        return self.request.user if self.request.user.is_authenticated else None

    def book(self, form: RegistrationForm) -> Registration | None:
        """The registration; None if the seats or the rules do not allow it, which the form then says."""
        try:
            return book(**form.booking(), user=self.user)
        except BookingError as refused:
            field = "party_size" if isinstance(refused, PartyTooLarge) and "party_size" in form.fields else None
            form.add_error(field, str(refused))
        return None

    def address_of(self, registration: Registration) -> str:
        """Its own page, in the language that one is reading."""
        tag = translation.get_language()
        tail = "" if tag == registration.language else f"?lang={tag}"
        return reverse("registration", args=[token_of(registration)]) + tail

    def ask_which(self, found: Offered) -> HttpResponse:
        sent = self.request.GET if "session" in self.request.GET else None
        form = SessionForm(sent, sessions=found.bookable)
        return self.page("booking/choose.html", found, form=form)

    def page(self, template: str, found: Offered, **context: object) -> HttpResponse:
        about = {"chrome": chrome_for(self.request, found.event.look), "event": found.event, "found": found}
        return render(self.request, template, about | context)
