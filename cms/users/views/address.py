"""The e-mail one logs in with: a new one counts when the code sent to it has come back."""

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from cms.users.forms.entrance import NewAddressForm
from cms.users.identity import identity_required
from cms.users.requests import OwnRequest
from cms.users.views.own import OwnFormView


@method_decorator(identity_required, name="dispatch")
class Address(OwnFormView):
    """Asks for the new address and has a code sent to it."""

    template_name = "account/email.html"
    form_class = NewAddressForm
    success_url = reverse_lazy("account_email_verification_sent")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        form.save(self.request)
        return super().form_valid(form)


@never_cache
@login_required
def address(request: OwnRequest) -> HttpResponseBase:
    """Visitors change their own; for colleagues the administrators answer."""
    if not request.user.is_colleague:
        return Address.as_view()(request)
    if request.method == "POST":
        raise PermissionDenied
    return render(request, "account/email_by_administrators.html")
