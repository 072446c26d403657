"""Codes of accounts (`cms.users.codes`), sent by SMS where a sender reaches the number."""

from django.utils import translation
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from sms.gateways.routing import ways_for
from sms.numbers import Kind, NotANumber, parse
from sms.people import telling
from sms.texts.composing import brand

SALT = "sms.people.account_codes"


class SmsCodes:
    """Sends codes to mobile phones."""

    def reaches(self, phone: str) -> bool:
        try:
            number = parse(phone)
        except NotANumber:
            return False
        return number.kind is not Kind.LANDLINE and bool(ways_for(number.e164, number.country))

    def send(self, *, phone: str, code: str, language: str) -> None:
        with translation.override(language):
            text = brand(_("%(code)s is your code. Not you? Then do nothing.") % {"code": code})
        key = salted_hmac(SALT, f"{phone} {code}").hexdigest()
        telling.tell(telling.CODE, text=text, phone=phone, cause="account", key=key, language=language)
