"""How allauth's second factors serve this site."""

from allauth.mfa.adapter import DefaultMFAAdapter
from wagtail.models import Site

from cms.core.models import SiteSettings
from cms.users.second_factor.sealing import seal, unseal


class MFAAdapter(DefaultMFAAdapter):
    """Seals secrets, and calls the site by its name in apps and on keys."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def get_totp_issuer(self) -> str:
        return site_name()

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": site_name()}


def site_name() -> str:
    site = Site.objects.filter(is_default_site=True).first()
    return (SiteSettings.for_site(site) if site else SiteSettings()).name.text
