"""How allauth serves this site."""

import time
from typing import cast

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from cms.core.models import SiteSettings
from cms.outbox import kinds
from cms.outbox.letters import post_letter, sparing
from cms.users.models import User

WAYS_TO_CONFIRM = {
    "mfa_reauthenticate:webauthn": _("With a passkey"),
    "mfa_reauthenticate": _("With a code"),
    "reauthenticate": _("With your password"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Colleagues are entered by administrators; visitors make their accounts themselves, where the site lets them."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return SiteSettings.for_request(request).visitor_accounts

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Colleagues come to work, visitors to their own pages."""
        person = cast(User, request.user)
        return resolve_url("wagtailadmin_home" if person.is_colleague else settings.LOGIN_REDIRECT_URL)

    def get_email_verification_redirect_url(self, email_address: EmailAddress) -> str:
        return resolve_url(settings.LOGIN_REDIRECT_URL)

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Send allauth's mail in our words and in the language of whoever gets it."""
        user = User.objects.filter(email__iexact=email).first()
        post_letter(
            subject=f"{template_prefix}_subject.txt",
            text=f"{template_prefix}_message.txt",
            to=email,
            language=user.language if user else self.request.LANGUAGE_CODE,
            context={**context, "user": user},
            kind=kind_of(context),
            cause=template_prefix.rpartition("/")[2],
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail; it opens in the language of the page that it was asked for on."""
        language = urlencode({"lang": self.request.LANGUAGE_CODE})
        return f"{super().get_reset_password_from_key_url(key)}?{language}"

    def send_account_already_exists_mail(self, email: str) -> None:
        """What goes to an address for which somebody has tried to make a second account."""
        language = urlencode({"lang": self.request.LANGUAGE_CODE})
        login_url = f"{settings.PUBLIC_URL}{reverse('account_request_login_code')}?{language}"
        self.send_mail("account/email/account_already_exists", email, {"login_url": login_url})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return self.get_login_redirect_url(request)

    def send_notification_mail(self, template_prefix: str, *args, **kwargs) -> None:
        """Tell somebody what has been done; done it is, whether or not the letter can be written."""
        with sparing(template_prefix):
            super().send_notification_mail(template_prefix, *args, **kwargs)

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Not of somebody who has logged in a moment ago."""
        records = get_authentication_records(self.request, self.request.user)
        just_now = any(time.time() - record["at"] < app_settings.REAUTHENTICATION_TIMEOUT for record in records)
        return super().is_reauthentication_required(app=app, **kwargs) and not just_now

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Ways to confirm that it is still the same person, in our words; the surest that one has comes first."""
        methods = {method["id"]: method for method in super().get_reauthentication_methods(user)}
        return [methods[way] | {"description": words} for way, words in WAYS_TO_CONFIRM.items() if way in methods]


def kind_of(context: dict) -> kinds.Kind:
    """What opens an account is secret and soon worthless; what only tells that something was done names a browser."""
    if "user_agent" in context:
        return kinds.LETTER
    return kinds.CODE if "code" in context else kinds.LINK
