"""What Twilio brings: texts, and reports of messages."""

import re

from django.conf import settings
from django.http import HttpRequest
from twilio.request_validator import RequestValidator

from sms.gateways.base import Inbound, NotTheGateway, Report

from .codes import meaning_of
from .statuses import DELIVERIES

SID = re.compile(r"(SM|MM)[0-9a-fA-F]{32}")


def inbound(request: HttpRequest) -> Inbound:
    """A text. Where Advanced Opt-Out has taken it for STOP, START or HELP, Twilio has answered it already.

    Raises NotTheGateway, ValueError.
    """
    form = signed_form(request)
    taken_for = form.get("OptOutType", "").upper()
    return Inbound(
        gateway="twilio",
        reference=reference_in(form),
        phone=form.get("From", ""),
        to=form.get("To", ""),
        text=form.get("Body", ""),
        wants_out=taken_for == "STOP",
        answered=bool(taken_for),
    )


def status(request: HttpRequest, key: str) -> Report | None:
    """What has become of a message. Raises NotTheGateway, ValueError."""
    form = signed_form(request)
    reference = reference_in(form)
    delivery = DELIVERIES.get(form.get("MessageStatus", ""))
    if delivery is None:
        return None
    code = form.get("ErrorCode", "")[:20]
    meaning = meaning_of(code)
    return Report(key, reference, delivery, code, meaning.consequence, meaning.verdict)


def reference_in(form: dict[str, str]) -> str:
    """Twilio's own name for a message. Raises ValueError."""
    reference = form.get("MessageSid", "")
    if not SID.fullmatch(reference):
        raise ValueError("no MessageSid")
    return reference


def signed_form(request: HttpRequest) -> dict[str, str]:
    """The parameters of a request that Twilio has signed, without NUL, which no text has and no database takes.

    The signature is made for the address that Twilio was given, which is built from PUBLIC_URL: proxies change what a
    request says of itself. Raises NotTheGateway.
    """
    address = settings.PUBLIC_URL + request.get_full_path()
    signature = request.headers.get("X-Twilio-Signature", "")
    tokens = [token for token in (settings.TWILIO_AUTH_TOKEN, settings.TWILIO_OTHER_AUTH_TOKEN) if token]
    if not any(RequestValidator(token).validate(address, request.POST, signature) for token in tokens):
        raise NotTheGateway
    return {name: str(value).replace("\0", "") for name, value in request.POST.items()}
