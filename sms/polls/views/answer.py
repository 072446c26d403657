"""Answering a poll by a touch: a button for each answer, without an account and without a script."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from cms.core.chrome import Chrome
from cms.core.languages import BY_TAG
from sms.models import Poll, Subscriber, Vote
from sms.polls.errors import NoSuchAnswer, PollError
from sms.polls.links import BadLink, named_in
from sms.polls.own import Given, Own
from sms.polls.services import cast


# The address itself is the secret that only this person has; so no cookie is needed to answer.
@method_decorator(csrf_exempt, name="dispatch")
class AnswerView(View):
    """One person's page of one poll, in their language, unless they have chosen another here. A GET changes nothing."""

    token: str
    own: Own

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = self.answer(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def answer(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        self.token = kwargs["token"]
        try:
            self.own = own_of(self.token)
        except BadLink:
            return render(request, "sms/poll_bad_link.html", {"chrome": Chrome(request)}, status=404)
        self.choose_language()
        return super().dispatch(request, *args, **kwargs)

    def choose_language(self) -> None:
        translation.activate(self.chosen_language or self.own.subscriber.language)
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

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        if asked := self.asked():
            return self.ask(asked)
        return self.show("sms/poll_done.html")

    def asked(self) -> Given | None:
        """The question to be shown: the one that the address names, else the next."""
        return self.own.at(self.request.GET.get("step", ""))

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        try:
            self.take(request.POST.get("question", ""))
        except NoSuchAnswer as refused:
            asked = self.asked()
            return self.ask(asked, str(refused), 422) if asked else self.back()
        except PollError:
            pass  # The page says that it is over.
        return self.back()

    def take(self, question_id: str) -> None:
        """Cast the answer that was sent; raises PollError."""
        given = next((given for given in self.own.given if str(given.step.question.pk) == question_id), None)
        if given is None:
            raise NoSuchAnswer
        option = given.step.option(self.request.POST.get("choice", ""))
        cast(
            poll=self.own.poll,
            subscriber=self.own.subscriber,
            question=given.step.question,
            choice=option.choice if option else None,
            text=self.request.POST.get("text", "") if given.step.question.is_free else "",
            channel=Vote.Channel.WEB,
        )

    def back(self) -> HttpResponse:
        """To the next question, or to what is shown after the last one."""
        return redirect(reverse("poll_answer", args=[self.token]) + self.tail)

    def ask(self, given: Given, error: str = "", status: int = 200) -> HttpResponse:
        return self.show("sms/poll_answer.html", status, given=given, step=given.step, error=error)

    def show(self, template: str, status: int = 200, **context: object) -> HttpResponse:
        about = {
            "chrome": Chrome(self.request, look=self.own.poll.look),
            "own": self.own,
            "poll": self.own.poll,
            "tail": self.tail,
            "amp": f"&lang={self.chosen_language}" if self.chosen_language else "",
        }
        return render(self.request, template, about | context, status=status)


def own_of(token: str) -> Own:
    """The poll and the person that a token names; raises BadLink, also for polls that nobody was to answer yet."""
    poll_id, subscriber_id = named_in(token)
    poll = Poll.objects.select_related("library").exclude(state=Poll.State.DRAFT).filter(pk=poll_id).first()
    subscriber = Subscriber.objects.filter(pk=subscriber_id).first()
    if poll is None or subscriber is None:
        raise BadLink
    return Own(poll, subscriber)
