"""What all pages behind a signed link share: who may see them, in which language, and that nobody keeps them."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views import View

from cms.core.chrome import Chrome
from cms.core.languages import BY_TAG
from cms.core.look import Look
from events.booking.links import MANAGE, BadLink, LinkExpired, registration_of
from events.registrations import Registration


class LinkedView(View):
    """A page of one registration. It is in the language of its messages, unless the reader has chosen another here."""

    purpose = MANAGE
    token: str
    registration: Registration

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        # Whoever follows a link from here does not show where they come from.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def answer(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        self.token = kwargs["token"]
        try:
            self.registration = registration_of(self.token, self.purpose)
        except BadLink:
            return render(request, "booking/bad_link.html", {"chrome": chrome_for(request)}, status=404)
        except LinkExpired:
            return render(request, "booking/expired_link.html", {"chrome": chrome_for(request)}, status=410)
        self.choose_language()
        return super().dispatch(request, *args, **kwargs)

    def choose_language(self) -> None:
        if not self.chosen_language:
            translation.activate(self.registration.language)
            self.request.LANGUAGE_CODE = translation.get_language()

    @property
    def chosen_language(self) -> str:
        """A language that the address asks for."""
        tag = self.request.GET.get("lang", "")
        return tag if tag in BY_TAG else ""

    @property
    def tail(self) -> str:
        """What keeps a chosen language on the way to the next page."""
        return f"?lang={self.chosen_language}" if self.chosen_language else ""

    def to_registration(self) -> HttpResponse:
        """Back to the registration itself."""
        return redirect(reverse("registration", args=[self.token]) + self.tail)

    def show(self, template: str, status: int = 200, **context: object) -> HttpResponse:
        about = {
            "chrome": chrome_for(self.request, self.registration.event.look),
            "registration": self.registration,
            "event": self.registration.event,
            "token": self.token,
            "tail": self.tail,
        }
        return render(self.request, template, about | context, status=status)


def chrome_for(request: HttpRequest, look: Look | None = None) -> Chrome:
    """What surrounds a page of events, in the colours of the library whose event it is."""
    chrome = Chrome(request, section="events")
    if look:
        chrome.look = look
    return chrome
