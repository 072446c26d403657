"""A message as the aggregator wants it."""

import json
from typing import Any
from urllib.parse import parse_qsl

from django.conf import settings

from sms.models import Message


def request_of(message: Message) -> dict[str, Any]:
    """Arguments for a call: parameters in the address, a form, or an object of JSON."""
    parameters = filled(message)
    match settings.SMS_HTTP_METHOD:
        case "GET":
            return {"params": parameters}
        case "JSON":
            return {"data": json.dumps(parameters).encode(), "headers": {"Content-Type": "application/json"}}
    return {"data": parameters}


def method() -> str:
    return "GET" if settings.SMS_HTTP_METHOD == "GET" else "POST"


def filled(message: Message) -> dict[str, str]:
    """The parameters of the settings with what they stand for; values are put in after the template was taken apart."""
    values = {
        "to": message.phone,
        "digits": message.phone.removeprefix("+"),
        "from": message.sender.name if message.sender else "",
        "text": message.text or "",
        "key": message.key,
    }
    template = parse_qsl(settings.SMS_HTTP_PARAMETERS, keep_blank_values=True)
    return {name: value.format_map(values) for name, value in template}
