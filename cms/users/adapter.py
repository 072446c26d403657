"""How allauth serves this site."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render, resolve_url
from django.utils.http import urlencode

from cms.core.letters import compose, deliver
from cms.users.models import User


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators as long as visitors have no use for one."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send allauth's mail in our words and in the language of whoever gets it."""
        user = User.objects.filter(email__iexact=email).first()
        language = user.language if user else self.request.LANGUAGE_CODE
        letter = compose(
            subject=f"{template_prefix}_subject.txt",
            text=f"{template_prefix}_message.txt",
            to=email,
            language=language,
            context={**context, "user": user},
        )
        if not deliver([letter]):
            raise ImmediateHttpResponse(render(self.request, "account/mail_down.html", status=503))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail; it opens in the language of the page that it was asked for on."""
        language = urlencode({"lang": self.request.LANGUAGE_CODE})
        return f"{super().get_reset_password_from_key_url(key)}?{language}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)
