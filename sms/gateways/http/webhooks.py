"""What the aggregator brings: texts, and reports of messages; forms or JSON, with the secret that it was given."""

import json
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from sms.gateways.base import Inbound, NotTheGateway, Report
from sms.models.message import Delivery

from .patterns import meaning_of

REPORTED = {"sent": Delivery.SENT, "delivered": Delivery.DELIVERED, "undelivered": Delivery.UNDELIVERED}
LONGEST_REFERENCE, LONGEST_CODE = 100, 20


def inbound(request: HttpRequest) -> Inbound:
    """A text. Raises NotTheGateway, ValueError."""
    form = trusted(request)
    names = settings.SMS_HTTP_INBOUND
    phone = form.get(names["from"], "").strip()
    reference = form.get(names["reference"], "")
    if not phone or not 0 < len(reference) <= LONGEST_REFERENCE:
        raise ValueError("no sender or no reference")
    return Inbound(
        gateway="http",
        reference=reference,
        phone=f"+{phone.removeprefix('+')}",
        to=form.get(names["to"], ""),
        text=form.get(names["text"], ""),
    )


def status(request: HttpRequest, key: str) -> Report | None:
    """What has become of a message. Raises NotTheGateway, ValueError."""
    form = trusted(request)
    names = settings.SMS_HTTP_REPORT
    key, reference = key or form.get(names["key"], ""), form.get(names["reference"], "")
    if not (key or reference):
        raise ValueError("no message")
    said = form.get(names["status"], "")
    delivery = next((known for name, known in REPORTED.items() if said in names[name]), None)
    if delivery is None:
        return None
    told = Report(key, reference[:LONGEST_REFERENCE], delivery, form.get(names["code"], "")[:LONGEST_CODE])
    return failed(told, said) if delivery == Delivery.UNDELIVERED else told


def failed(told: Report, said: str) -> Report:
    """With what follows from its code or its status, which stands for a code where there is none."""
    meaning = meaning_of(told.code, said)
    code = told.code or said[:LONGEST_CODE]
    return replace(told, code=code, consequence=meaning.consequence, verdict=meaning.verdict)


def trusted(request: HttpRequest) -> dict[str, str]:
    """The parameters of a request that knows the secret, without NUL. Raises NotTheGateway, ValueError."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ") or request.GET.get("secret", "")
    if not settings.SMS_HTTP_SECRET or not constant_time_compare(given, settings.SMS_HTTP_SECRET):
        raise NotTheGateway
    parameters = read(request.body) if request.content_type == "application/json" else request.POST
    return {name: str(value).replace("\0", "") for name, value in parameters.items()}


def read(body: bytes) -> dict[str, object]:
    """An object of JSON. Raises ValueError."""
    said = json.loads(body)
    if not isinstance(said, dict):
        raise ValueError("no object")
    return said
