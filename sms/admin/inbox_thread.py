"""The page of one conversation: what was said, and what one does about it."""

from collections.abc import Callable
from functools import cached_property

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest
from sms.admin.inbox_forms import LONGEST, AnswerForm, HandOverForm
from sms.admin.inbox_rows import SIGNS, colleagues, own_libraries, own_threads, seen_threads, shown_number
from sms.answering import services
from sms.answering.conversation import lines_of
from sms.answering.errors import AnsweringError
from sms.models import Thread
from sms.models.subscriber import Status
from sms.texts.composing import brand
from sms.texts.segments import count


class ThreadView(WagtailAdminTemplateMixin, TemplateView):
    """Read by whoever may see it; each form says by `do` what it does."""

    template_name = "wagtailadmin/sms/thread.html"
    page_title = _("Conversation")
    header_icon = "comment"
    request: StaffRequest  # of somebody who is logged in
    answer_form: forms.Form | None = None
    hand_over_form: forms.Form | None = None
    refusal: str | Promise = ""

    @cached_property
    def thread(self) -> Thread:
        """The conversation, if it is of one's libraries; what is somebody else's does not exist."""
        return get_object_or_404(seen_threads(self.request.user), pk=self.kwargs["pk"])

    @cached_property
    def may_act(self) -> bool:
        return self.thread.is_open and own_threads(self.request.user).filter(pk=self.thread.pk).exists()

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not own_threads(self.request.user).filter(pk=self.thread.pk).exists():
            raise PermissionDenied
        act = self.acts.get(request.POST.get("do") or request.GET.get("do", ""))
        if act is None:
            raise Http404
        try:
            done = act()
        except AnsweringError as error:
            self.refusal = error.sentence
            self.__dict__.pop("thread", None)
            done = None
        return done or self.render_to_response(self.get_context_data(), status=422)

    @property
    def acts(self) -> dict[str, Callable[[], HttpResponse | None]]:
        return {
            "answer": self.answer,
            "count": self.count,
            "hand_over": self.hand_over,
            "close": lambda: self.end(services.close),
            "leave": lambda: self.end(services.let_go),
            "stay": lambda: self.end(services.keep),
        }

    def answer(self) -> HttpResponse | None:
        self.answer_form = AnswerForm(self.request.POST)
        if not self.answer_form.is_valid():
            return None
        said = self.answer_form.cleaned_data
        services.answer(
            thread=self.thread, text=said["text"], by=self.request.user, seen=said["seen"], nonce=said["nonce"].hex
        )
        return self.back(_("Your answer is on its way."), reverse("sms_inbox:thread", args=[self.thread.pk]))

    def count(self) -> HttpResponse:
        """How many segments an answer takes so far, for the page's script."""
        text = self.request.POST.get("text", "").replace("\r\n", "\n")[:LONGEST]
        return render(self.request, "wagtailadmin/sms/thread_count.html", {"count": count(brand(text.strip()))})

    def hand_over(self) -> HttpResponse | None:
        self.hand_over_form = self.empty_hand_over_form(self.request.POST)
        if not self.hand_over_form.is_valid():
            return None
        services.hand_over(thread=self.thread, by=self.request.user, **self.hand_over_form.cleaned_data)
        return self.back(_("Handed over."))

    def empty_hand_over_form(self, data=None) -> HandOverForm:
        user, thread = self.request.user, self.thread
        return HandOverForm(
            data,
            initial={"to": thread.assigned_to_id, "library": thread.library_id},
            people=colleagues(user, thread),
            libraries=own_libraries(user),
            network=works_for_whole_network(user),
        )

    def end(self, service: Callable[..., None]) -> HttpResponse:
        service(thread=self.thread, by=self.request.user)
        return self.back(_("The conversation is closed."))

    def back(self, words, address: str = "") -> HttpResponse:
        messages.success(self.request, words)
        return redirect(address or reverse("sms_inbox:index"))

    def get_page_subtitle(self):
        return shown_number(self.request.user, self.thread)

    def get_breadcrumbs_items(self):
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("sms_inbox:index"), "label": _("Inbox")},
            {"url": "", "label": _("Conversation"), "sublabel": self.get_page_subtitle()},
        ]

    def get_context_data(self, **kwargs):
        lines = lines_of(self.thread)
        seen = max((line.pk for line in lines if line.is_answer), default=0)
        return super().get_context_data(**kwargs) | {
            "thread": self.thread,
            "sign": SIGNS[Thread.Reason(self.thread.reason)],
            "lines": lines,
            "refusal": self.refusal,
            "is_held": is_held(self.thread),
            "may_act": self.may_act,
            "answer_form": self.answer_form_to_show(seen),
            "hand_over_form": self.hand_over_form or self.empty_hand_over_form(),
        }

    def answer_form_to_show(self, seen: int) -> forms.Form:
        """Whoever was refused because a colleague was faster has now seen what they said, and may send it still."""
        typed = self.answer_form.data.get("text", "") if self.answer_form and self.refusal else ""
        if self.answer_form and not self.refusal:
            return self.answer_form
        return AnswerForm(initial={"seen": seen, "text": typed})


def is_held(thread: Thread) -> bool:
    """Whether nothing is written to them until somebody has decided; also those who only hear of a registration."""
    if thread.subscriber is None:
        return thread.reason == Thread.Reason.WANTS_OUT
    return thread.subscriber.status == Status.HELD
