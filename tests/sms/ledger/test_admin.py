"""Messages in the admin: who sees what, and what one can do."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from sms.ledger.kinds import CODE, REPLY
from sms.ledger.services import entrust
from sms.models import Message
from tests.cms.partners.walk import read
from tests.factories.sms import SubscriberFactory
from tests.factories.users import UserFactory

from .conftest import row

pytestmark = pytest.mark.django_db

LIST = "/admin/messages/"
PHONE = "+77011234567"
ROUTES = ["", "results/", "?export=csv", "?export=xlsx", "inspect/{pk}/"]
DECISIONS = ["send_again", "cancel"]


@pytest.fixture(autouse=True)
def way(sender):
    """There is a way to everybody."""


def entrusted(key="1", *, state="", **wishes):
    message = entrust(**{"text": "Hello", "phone": PHONE, "kind": REPLY, "cause": "test:1", "key": key} | wishes)
    if state:
        Message.objects.filter(pk=message.pk).update(state=state, settled_at=timezone.now(), attempts=1)
    return message


def client_of(*roles):
    client = Client()
    client.force_login(UserFactory(roles=roles))
    return client


@pytest.fixture
def officer():
    return client_of(OUTREACH_OFFICERS)


def address_of(action, *messages):
    ids = "&".join(f"id={message.pk}" for message in messages)
    return f"/admin/bulk/sms/message/{action}/?{ids}&next={LIST}"


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("role", "status"),
    [(ADMINISTRATORS, 200), (OUTREACH_OFFICERS, 200), (PARTNER_EDITORS, 302), (EVENT_DESK, 302)],
)
def test_only_officers_and_administrators_see_messages(role, status):
    message, client = entrusted(), client_of(role)
    answers = {route: client.get(LIST + route.format(pk=message.pk)).status_code for route in ROUTES}
    answers |= {name: client.get(address_of(name, message)).status_code for name in DECISIONS}
    assert answers == dict.fromkeys(answers, status)


@pytest.mark.parametrize("action", DECISIONS)
def test_partners_decide_about_no_message(action):
    client_of(PARTNER_EDITORS).post(address_of(action, entrusted(), entrusted("2", state="failed")))
    assert states() == ["queued", "failed"]


def test_numbers_are_whole_only_on_the_page_of_one_message(officer):
    message = entrusted()
    listed, exported = (officer.get(LIST + route).getvalue().decode() for route in ("", "?export=csv"))
    assert [PHONE in text or PHONE[1:] in text for text in (listed, exported)] == [False, False]
    assert "+7701•••••67" in listed
    [exported_row] = csv.DictReader(io.StringIO(exported))
    assert (exported_row["Number"], exported_row["Cost"]) == ("'+7701•••••67", "0.0500")
    assert PHONE in officer.get(f"{LIST}inspect/{message.pk}/").content.decode()


def test_codes_are_shown_to_nobody(officer):
    shown = [entrusted("1", text="Readable"), entrusted("2", kind=CODE, text="Secret 98")]
    pages = [officer.get(f"{LIST}inspect/{message.pk}/").content.decode() for message in shown]
    assert ("Readable" in pages[0], "Secret 98" in pages[1]) == (True, False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=failed", ["2"]),
        ("?delivery=delivered", ["3"]),
        ("?kind=sms_code", ["4"]),
        ("?price__gte=1", ["3"]),
        ("?q=4567", ["1", "2", "3", "4"]),
        ("?q=999", []),
    ],
)
def test_messages_are_found_by_state_delivery_kind_price_and_number(officer, query, found):
    messages = {"1": entrusted("1"), "2": entrusted("2", state="failed"), "3": entrusted("3", state="sent")}
    messages["4"] = entrusted("4", kind=CODE)
    Message.objects.filter(pk=messages["3"].pk).update(delivery="delivered", price="1.5")
    shown = {message.pk for message in officer.get(LIST + query).context["object_list"]}
    assert shown == {messages[name].pk for name in found}


def test_officer_cancels_what_waits_and_sends_again_what_failed(officer):
    waiting, failed = entrusted(), entrusted("2", state="failed")
    assert "has not left yet" in read(officer.get(address_of("cancel", waiting, failed)))
    officer.post(address_of("cancel", waiting, failed))
    assert states() == ["cancelled", "failed"]
    officer.post(address_of("send_again", failed))
    assert states() == ["cancelled", "queued"]


def test_news_is_sent_again_by_its_broadcast_alone(officer, sender, make_dispatch):
    dispatch = make_dispatch(0)
    news = row(dispatch, SubscriberFactory(), sender)
    Message.objects.update(state="failed", settled_at=timezone.now(), attempts=1)
    assert "go by their broadcast" in read(officer.get(address_of("send_again", news)))
    officer.post(address_of("send_again", news))
    assert states() == ["failed"]


def test_list_asks_as_much_of_the_database_for_three_messages_as_for_one(officer):
    entrusted()
    officer.get(LIST)
    counts = []
    for key in ("1", "2"):
        entrusted(key), entrusted(f"{key}b")
        with CaptureQueriesContext(connection) as queries:
            officer.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]
