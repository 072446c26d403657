"""Erasing one's account."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from cms.core import personal_data
from cms.users.forms.own import EraseForm
from cms.users.identity import identity_required
from cms.users.services import LastAdministrator, erase_account
from cms.users.views.own import OwnFormView


@method_decorator(identity_required, name="dispatch")
class Erase(OwnFormView):
    """Says what goes and what stays, and asks for the address before it does it."""

    template_name = "account/erase.html"
    form_class = EraseForm
    success_url = reverse_lazy("account_erased")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.request.user}

    def get_context_data(self, **kwargs):
        held = personal_data.holdings()
        gone, stays = [each.gone for each in held if each.gone], [each.stays for each in held if each.stays]
        return super().get_context_data(**kwargs) | {"gone": gone, "stays": stays}

    def form_valid(self, form):
        try:
            erase_account(person=self.request.user)
        except LastAdministrator:
            form.add_error(None, _("You are the only administrator. Make somebody else one first."))
            return self.form_invalid(form)
        # Not `logout`: it would tell the history of an account that has none any more.
        self.request.session.flush()
        self.request.user = AnonymousUser()
        return super().form_valid(form)


@never_cache
def erased(request: HttpRequest) -> HttpResponse:
    """What is said afterwards, to nobody in particular."""
    return render(request, "account/erased.html")
