"""How allauth's second factors serve this site."""

from typing import ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.users.second_factor.sealing import seal, unseal


class MFAAdapter(DefaultMFAAdapter):
    """Seals secrets, calls the site by its name in apps and on keys, and speaks in our words."""

    error_messages: ClassVar[dict] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("The code is wrong, too old, or has been used. Wait for the next one."),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user, type) -> str:  # noqa: A002 - named so by allauth
        return gettext("Passkey")

    def get_totp_issuer(self) -> str:
        return site_name()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": site_name()}


def site_name() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return (SiteSettings.for_site(site) if site else SiteSettings()).name.text
