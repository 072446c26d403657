"""What all pages behind a link to a subscription share: whose it is, the language, and that nobody keeps them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.views import View

from cms.core.languages import BY_TAG
from sms.models import Subscriber
from sms.people.links import BadLink, subscriber_from


class LinkedView(View):
    """A page of one subscriber, in the language of their messages unless the address asks for another.

    Behind an old link, which somebody may have found on a phone that was given away, one can leave and nothing else.
    """

    good_when_old = False
    token: str
    subscriber: Subscriber
    is_old: bool

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = self.answer(request, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def answer(self, request: HttpRequest, token: str, **kwargs: str) -> HttpResponseBase:
        self.token = token
        try:
            self.subscriber, self.is_old = subscriber_from(token)
        except BadLink:
            return render(request, "sms/subscription_bad_link.html", status=404)
        self.choose_language()
        if self.is_old and not self.good_when_old:
            return self.to_page()
        return super().dispatch(request, **kwargs)

    def choose_language(self) -> None:
        if not self.chosen_language:
            translation.activate(self.subscriber.language)
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

    def to_page(self) -> HttpResponse:
        return redirect(reverse("subscription", args=[self.token]) + self.tail)

    def done(self, words: str | Promise) -> HttpResponse:
        messages.success(self.request, str(words))
        return self.to_page()

    def show(self, template: str, status: int = 200, **context: object) -> HttpResponse:
        about = {"subscriber": self.subscriber, "token": self.token, "tail": self.tail, "is_old": self.is_old}
        return render(self.request, template, about | context, status=status)
