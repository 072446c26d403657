"""Joining as a browser does."""

import re

from sms.models import Message, Subscriber, Topic
from tests.events.booking.entering import opened
from tests.factories.sms import SenderFactory, TopicFactory

PHONE = "+77011112233"
GROWN = {"country": "KZ", "phone": "701 111 22 33", "language": "en", "age_band": "20-29", "consent": "on"}
JOIN = "/en/sms/"


def a_way(**route):
    """A sender that reaches everybody."""
    return SenderFactory(route__price="0.05", **route)


def send_form(client, **entered):
    """Open the form, fill it in, send it."""
    wanted = {"topics": [chess().slug]} | GROWN | entered
    return client.post(JOIN, opened(client, JOIN) | wanted)


def chess() -> Topic:
    return Topic.objects.filter(slug="chess").first() or TopicFactory(slug="chess")


def latest_code(phone: str = PHONE) -> str:
    """The code in the last message to a number."""
    return re.search(r"\d{6}", Message.objects.filter(phone=phone).latest("pk").text)[0]


def confirm_page(response):
    return response.headers["Location"]


def type_code(client, response, code: str = ""):
    return client.post(confirm_page(response), {"code": code or latest_code()})


def joined(client, **entered) -> Subscriber:
    """Somebody who has filled in the form and typed the code."""
    type_code(client, send_form(client, **entered))
    return Subscriber.objects.get(phone=PHONE)
