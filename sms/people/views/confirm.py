"""Typing the code that came by SMS. Whoever knows the address of the page learns nothing by it, and needs the code."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views import View

from sms.models import Confirmation, Subscriber
from sms.models.subscriber import Status
from sms.numbers import masked
from sms.numbers.number import parse
from sms.people import wordings
from sms.people.errors import PeopleError
from sms.people.forms import CodeForm
from sms.people.links import page_path
from sms.people.services import confirm, refuse, resend
from sms.people.services.confirming import MOST_SENDS
from sms.people.services.sending import GOOD_FOR
from sms.people.views.limits import too_many


class CodeView(View):
    """What the pages about one code share."""

    confirmation: Confirmation

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = self.answer(request, **kwargs)
        add_never_cache_headers(response)
        response["X-Robots-Tag"] = "noindex"
        return response

    def answer(self, request: HttpRequest, uid: uuid.UUID) -> HttpResponseBase:
        found = Confirmation.objects.select_related("subscriber").filter(uid=uid).first()
        if found is None:
            messages.error(request, _("That code is gone. Please begin anew."))
            return redirect("sms_join")
        self.confirmation = found
        return super().dispatch(request)

    @property
    def is_guardian(self) -> bool:
        return self.confirmation.role == Confirmation.Role.GUARDIAN

    def back(self) -> HttpResponse:
        return redirect("sms_confirm", self.confirmation.uid)


class ConfirmView(CodeView):
    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(CodeForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                return self.go_on(confirm(self.confirmation.uid, form.cleaned_data["code"]))
            except PeopleError as refused:
                form.add_error("code", str(refused))
        return self.page(form)

    def go_on(self, subscriber: Subscriber) -> HttpResponse:
        """To one's own page, whose address only those get who have the phone in hand."""
        if subscriber.status == Status.ACTIVE:
            messages.success(self.request, _("It is done: you get messages from now on."))
        return redirect(page_path(subscriber.pk, subscriber.link_version, timezone.now().date()))

    def page(self, form: CodeForm) -> HttpResponse:
        found = self.confirmation
        context = {
            "form": form,
            "confirmation": found,
            "is_guardian": self.is_guardian,
            # A number runs from left to right in every script.
            "phone": format_html('<bdi dir="ltr">{}</bdi>', masked(found.phone)),
            "may_resend": found.sends < MOST_SENDS and not found.done_at,
            "wording": wordings.text("guardian") if self.is_guardian else "",
            "minutes": GOOD_FOR.seconds // 60,
        }
        return render(self.request, "sms/confirm.html", context)


class AgainView(CodeView):
    """Sends a new code."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if self.confirmation.done_at or not self.confirmation.phone:
            return self.back()
        try:
            if why_not := too_many(request, parse(self.confirmation.phone)):
                messages.error(request, why_not)
            else:
                resend(self.confirmation.uid)
                messages.success(request, _("A new code is on its way. The first is good no longer."))
        except PeopleError as refused:
            messages.error(request, str(refused))
        return self.back()


class RefuseView(CodeView):
    """A parent or guardian does not agree."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        if not self.is_guardian or self.confirmation.done_at:
            return self.back()
        refuse(self.confirmation.uid)
        messages.success(request, _("Nothing is sent, and what was entered is deleted."))
        return redirect("sms_join")
