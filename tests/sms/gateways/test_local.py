"""Texts that go into files, and the simulated phone that shows them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as site

from cms.home.services import found_site
from cms.outbox.outcomes import Verdict
from sms.gateways import get
from sms.gateways.base import Found, SmsOutcome
from sms.gateways.local import files
from sms.models import Incoming, Message, Sender
from sms.models.message import Delivery
from tests.factories.sms import RouteFactory, SenderFactory
from tests.reading import elements, links, texts
from tests.sms.gateways.conftest import PHONE, message, send

pytestmark = pytest.mark.django_db

PAGE, THREAD = "/sms/phone/", "/sms/phone/thread/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.VAR = tmp_path
    settings.DEMO = True


@pytest.fixture
def sender() -> Sender:
    return SenderFactory(name="5522", gateway="local")


def local(text: str, sender: Sender | None = None, **fields) -> Message:
    return message(text, sender=sender or Sender(name="Library"), **fields)


def sent(one: Message) -> SmsOutcome:
    (outcome,) = send("local", one)
    return outcome


def test_text_becomes_a_whole_file_in_the_folder_of_its_number():
    outcome = sent(local("Salem!"))
    assert (outcome.verdict, outcome.words) == (Verdict.SENT, outcome.reference)
    assert [file.name for file in Path(site.VAR, "sms", "77011234567").iterdir()] == [f"{outcome.reference}.json"]
    (text,) = files.thread_of(PHONE)
    assert (text.name, text.sender, text.text, text.mine) == (outcome.reference, "Library", "Salem!", False)


def test_folder_that_cannot_be_written_keeps_the_queue(settings, tmp_path):
    settings.VAR = tmp_path / "file"
    settings.VAR.write_text("in the way")
    outcome = sent(local("Salem!"))
    assert (outcome.verdict, outcome.halts) == (Verdict.LATER, True)


def test_what_was_sent_is_found_again():
    outcome = sent(local("Salem!"))
    found = get("local").look_up(local("Salem!"))
    assert (found.found, found.report.reference, found.report.delivery) == (
        Found.THERE, outcome.reference, Delivery.DELIVERED,
    )  # fmt: skip
    assert get("local").look_up(local("Salem!", pk=77)).found is Found.ABSENT


@pytest.mark.parametrize("address", [PAGE, THREAD])
def test_phone_is_for_the_demo_only(client, house, settings, address):
    settings.DEMO = False
    assert client.get(address).status_code == 404


def test_phone_shows_texts_in_order_with_their_links_and_sender(client, house):
    for text in ["First", "Code 123456", "See http://localhost:8000/s/abc/?a=1&b=<2>"]:
        sent(local(text))
    page = client.get(PAGE)
    assert texts(page, "p", class_="bubble") == ["First", "Code 123456", "See http://localhost:8000/s/abc/?a=1&b=<2>"]
    assert [link for link in links(page).values() if "/s/abc/" in link] == ["http://localhost:8000/s/abc/?a=1&b="]
    assert page.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_another_number_has_another_phone_and_is_offered(client, house):
    sent(local("For another", phone="+998901234567"))
    assert texts(client.get(PAGE), "p", class_="bubble") == []
    page = client.get(PAGE, {"number": "+998 90 123 45 67"})
    assert texts(page, "p", class_="bubble") == ["For another"]
    assert [option.attributes["value"] for option in elements(page, "option")] == ["+998901234567"]


@pytest.mark.parametrize("number", ["12", "../../etc", "+7701\0", "+" + "7" * 5000])
def test_what_is_no_number_is_said_to_be_none(client, house, number):
    page = client.get(PAGE, {"number": number})
    assert (page.status_code, len(texts(page, "p", class_="error"))) == (200, 1)
    assert client.get(THREAD, {"number": number}).status_code == 200


def test_reply_comes_in_by_the_way_of_all_texts_and_stays_on_the_phone(client, house, sender):
    sent(local("Vote 1 or 2", sender))
    answer = client.post(PAGE, {"to": "5522", "text": "2"})
    assert (answer.status_code, answer.url) == (302, "/sms/phone/?number=%2B77011234567#end")
    assert list(Incoming.objects.values_list("gateway", "phone", "text")) == [("local", PHONE, "2")]
    page = client.get(PAGE)
    assert texts(page, "p", class_="bubble")[:2] == ["Vote 1 or 2", "2"]
    assert len(elements(page, "li", class_="text text--mine")) == 1


@pytest.mark.parametrize("data", [{}, {"to": "5522", "text": " "}, {"to": "nobody", "text": "2"}])
def test_reply_without_words_or_to_nobody_goes_nowhere(client, house, sender, data):
    assert client.post(PAGE, data).status_code == 200
    assert (Incoming.objects.count(), files.thread_of(PHONE)) == (0, [])


def test_senders_that_take_no_replies_are_not_offered(client, house):
    RouteFactory(sender=SenderFactory(name="Library", gateway="local", route=None), two_way=False)
    assert texts(client.get(PAGE), "p", id="end") == ["No sender takes replies."]


def test_script_gets_the_texts_alone(client, house):
    outcome = sent(local("Salem!"))
    (text,) = elements(client.get(THREAD, {"number": PHONE}), "li")
    assert text.attributes["id"] == outcome.reference


def test_nobody_outside_can_speak_for_the_simulated_phone(client):
    assert client.post("/sms/gateways/local/inbound/", {"From": PHONE}).status_code == 403
    assert client.post("/sms/gateways/local/status/k/", {}).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_new_texts_show_up_by_themselves_and_axe_finds_nothing(page, live_server, sender):
    found_site()
    files.keep(PHONE, sender="5522", text="Vote 1 or 2: http://localhost:8000/p/x/")
    page.goto(f"{live_server.url}{PAGE}")
    files.keep(PHONE, sender="5522", text="One more")
    page.get_by_text("One more").wait_for()
    page.get_by_label("Your text").fill("2")
    page.get_by_role("button", name="Send").click()
    page.locator(".text--mine", has_text="2").wait_for()
    assert [violation["id"] for violation in Axe().run(page).response["violations"]] == []
