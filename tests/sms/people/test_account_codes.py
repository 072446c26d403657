"""Codes of accounts go by SMS where a sender reaches the number."""

import pytest

from cms.users.codes import sender_for
from sms.models import Message, Route
from tests.sms.people.joining import PHONE, a_way

pytestmark = pytest.mark.django_db


def test_number_that_is_reached_gets_its_code():
    a_way()
    sender_for(PHONE).send(phone=PHONE, code="123456", language="en")
    message = Message.objects.get()
    assert (message.phone, message.kind, message.text) == (
        PHONE,
        "sms_code",
        "Library Outreach: 123456 is your code. Not you? Then do nothing.",
    )


@pytest.mark.parametrize("phone", ["+77272501234", "+998901234567", "12345"])
def test_landline_and_what_no_sender_reaches_get_none(phone):
    a_way()
    Route.objects.update(country="KZ")
    assert sender_for(phone) is None
