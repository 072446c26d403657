"""Joining by a form."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.cache import add_never_cache_headers
from django.views import View

from sms.models import Confirmation
from sms.people import wordings
from sms.people.errors import PeopleError
from sms.people.forms import JoinForm
from sms.people.services import join
from sms.people.views.limits import too_many


class JoinView(View):
    """Asks for a number and what it wants to hear about; a POST sends a code, whoever's number it is."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        return response

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.page(JoinForm(request=request))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = JoinForm(request.POST, request=request)
        made = self.join(form) if form.is_valid() else None
        return redirect("sms_confirm", made.uid) if made else self.page(form)

    def join(self, form: JoinForm) -> Confirmation | None:
        """The code on its way; None if none is sent, which the form then says."""
        if why_not := too_many(self.request, form.number):
            form.add_error(None, why_not)
            return None
        data = form.cleaned_data
        try:
            return join(
                number=form.number,
                language=data["language"],
                age_band=data["age_band"],
                topics=data["topics"],
                library=data["library"],
                wording=wordings.shown("web", translation.get_language() or ""),
                zone=data["zone"],
            )
        except PeopleError as refused:
            form.add_error("phone", str(refused))
        return None

    def page(self, form: JoinForm) -> HttpResponse:
        return render(self.request, "sms/join.html", {"form": form, "brand": settings.SMS_BRAND})
