"""Senders in the admin: the officers' matter."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sms.admin.senders import is_name
from sms.models import Route, Sender
from tests.factories.sms import RouteFactory, SenderFactory
from tests.fakes.twilio import ACCOUNT, TOKEN

LIST, ADD = "sms_senders:index", "sms_senders:add"


def form(routes=({},), **changed):
    """What the form of a sender posts."""
    data = {"name": "+7 701 555 01 99", "kind": "number", "gateway": "local", "rate": "5", "is_active": "on"} | changed
    count = {"TOTAL_FORMS": len(routes), "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 1, "MAX_NUM_FORMS": 1000}
    data |= {f"routes-{name}": value for name, value in count.items()}
    usual = {"country": "KZ", "prefix": "", "price": "0.05", "alphabet": "all", "rank": "50", "ORDER": "1"}
    for number, route in enumerate(routes):
        data |= {f"routes-{number}-{name}": value for name, value in (usual | route).items()}
    return data


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("editor", 302), ("desk", 302)])
@pytest.mark.parametrize("address", [LIST, ADD])
def test_senders_are_officers_matter(client, request, who, status, address):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse(address)).status_code == status


def test_editor_can_add_none(client, editor):
    client.force_login(editor)
    client.post(reverse(ADD), form())
    assert not Sender.objects.exists()


def test_officer_adds_a_sender_with_its_routes(client, officer):
    client.force_login(officer)
    routes = [{"two_way": "on"}, {"country": "", "prefix": "+7 701", "price": "0.1", "ORDER": "2"}]
    assert client.post(reverse(ADD), form(routes)).status_code == 302
    sender = Sender.objects.get()
    assert (sender.name, sender.kind, sender.gateway, sender.rate, sender.is_active) == (
        "+77015550199", "number", "local", 5, True,
    )  # fmt: skip
    assert list(Route.objects.values_list("country", "prefix", "two_way").order_by("-country")) == [
        ("KZ", "", True), ("", "7701", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "12"},
        {"name": "12", "kind": "short_code"},
        {"name": "Библиотека", "kind": "name"},
        {"name": "a name too long", "kind": "name"},
        {"gateway": "unknown"},
        {"routes": [{"prefix": "x1"}]},
        {"routes": []},
        {"rate": "0"},
    ],
)
def test_what_no_network_takes_is_refused(client, officer, changed):
    client.force_login(officer)
    assert client.post(reverse(ADD), form(**changed)).status_code == 200
    assert not Sender.objects.exists()


@pytest.mark.parametrize(
    ("name", "is_good"), [("Library", True), ("Library 1", True), ("12345", False), ("Lib-1", False), ("A" * 12, False)]
)
def test_names_are_plain_letters(name, is_good):
    assert is_name(name) is is_good


def test_list_says_what_is_wrong_and_shows_no_credentials(client, officer, settings):
    settings.TWILIO_ACCOUNT_SID = ""
    settings.TWILIO_AUTH_TOKEN = TOKEN
    SenderFactory(name="Library", kind="name", gateway="twilio", trouble="21606 400 From is not ours")
    SenderFactory(name="5522", kind="short_code", gateway="gone", trouble="E1 no")
    client.force_login(officer)
    page = client.get(reverse(LIST)).text
    assert "Twilio (not set up)" in page
    assert "The provider does not let this sender send." in page
    settings.TWILIO_ACCOUNT_SID = ACCOUNT
    page = client.get(reverse(LIST)).text
    assert ("Twilio (not set up)" in page, TOKEN in page, ACCOUNT in page) == (False, False, False)


def test_list_asks_no_more_for_three_than_for_one(client, officer):
    client.force_login(officer)
    counts = []
    for _turn in range(2):
        RouteFactory(sender=SenderFactory(), country="KZ")
        client.get(reverse(LIST))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse(LIST))
        counts.append(len(queries))
        SenderFactory()
    assert counts[0] == counts[1]


def test_sender_with_messages_is_changed_in_place(client, officer, sender):
    client.force_login(officer)
    page = client.get(reverse("sms_senders:edit", args=[sender.pk]))
    assert page.status_code == 200
