"""How many codes may be asked for."""

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from sms.numbers import Number


def too_many(request: HttpRequest, number: Number) -> str:
    """Why no code is sent just now, to anybody of this network or this country; nothing if it may be."""
    if ratelimit.consume(request, action="sms_code", key=number.country or number.e164[:4]):
        return ""
    return _("Many codes have just been asked for. Please try again in an hour.")
