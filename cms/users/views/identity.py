"""Showing who one is by a fresh code, for those who have nothing else to show."""

from allauth.account.forms import RequestLoginCodeForm
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.logout import logout
from allauth.account.utils import passthrough_next_redirect_url
from django.shortcuts import redirect
from django.urls import reverse

from cms.users.forms.own import NothingForm
from cms.users.views.own import OwnFormView


class IdentifyAgain(OwnFormView):
    """Says what will happen, then logs out and sends a code that leads back to where one was going."""

    template_name = "account/identify_again.html"
    form_class = NothingForm

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"next": self.request.GET.get("next", "")}

    def form_valid(self, form):
        asking = RequestLoginCodeForm({"email": self.request.user.email})
        if not asking.is_valid():
            form.add_error(None, asking.errors["email"])
            return self.form_invalid(form)
        logout(self.request, show_message=False)
        LoginCodeVerificationProcess.initiate(request=self.request, user=asking._user, email=asking.data["email"])
        return redirect(passthrough_next_redirect_url(self.request, reverse("account_confirm_login_code"), "next"))
