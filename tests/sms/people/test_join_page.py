"""Joining by the form: a code to the number, and nothing before it is typed."""

import pytest

from sms.models import Confirmation, Consent, Message, Subscriber
from tests.sms.people.joining import (
    GROWN,
    JOIN,
    PHONE,
    a_way,
    joined,
    latest_code,
    send_form,
    type_code,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def way(house):
    return a_way()


def steps(phone=PHONE):
    return list(Consent.objects.of(phone).values_list("act", "source", "topic__slug", "confirmed"))


def test_code_goes_to_the_number_and_nothing_is_sent_before_it_is_typed(client):
    response = send_form(client)
    made = Subscriber.objects.get()
    assert (response.status_code, made.phone.as_e164, made.status, made.followings.count()) == (302, PHONE, "pending", 0)
    assert (Message.objects.get().kind, steps()) == ("sms_code", [("given", "web", "chess", False)])


def test_typed_code_begins_the_messages_and_leads_to_ones_own_page(client):
    response = type_code(client, send_form(client))
    made = Subscriber.objects.get()
    assert (made.status, made.zone, made.age_band) == ("active", "Asia/Almaty", "20-29")
    assert [(row.topic.slug, row.is_active) for row in made.followings.all()] == [("chess", True)]
    assert steps()[1:] == [("confirmed", "web", "chess", True)]
    assert client.get(response.headers["Location"]).status_code == 200
