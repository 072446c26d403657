"""Below the age of consent a parent or guardian agrees, by a code on their own phone."""

import datetime

import pytest
from django.utils import timezone

from sms.models import Confirmation, Consent, Message, Subscriber, Thread
from sms.numbers import digests
from sms.people.services import choose, erase, forget_people, leave, start_again
from tests.events.booking.entering import page_of
from tests.sms.people.joining import PHONE, a_way, chess, confirm_page, latest_code, send_form, type_code

pytestmark = pytest.mark.django_db
PARENT = "+77017770000"
TYPED = {"country": "KZ", "phone": "701 777 00 00"}


@pytest.fixture(autouse=True)
def way(house):
    return a_way()


@pytest.fixture
def page(client):
    """The page of a child who has typed their own code."""
    return type_code(client, send_form(client, age_band="12-15")).headers["Location"]


def ask(client, page, **typed):
    return client.post(f"{page}guardian/", TYPED | typed)


def agree(client, asked):
    return client.post(confirm_page(asked), {"code": latest_code(PARENT)})


def status():
    return Subscriber.objects.get(phone=PHONE).status


def test_own_code_is_not_enough(client, page):
    assert (status(), Subscriber.objects.get().followings.count()) == ("guardian", 0)
    assert "A parent or guardian has to agree" in page_of(client.get(page))


def test_guardian_agrees_and_their_number_is_not_kept(client, page):
    asked = ask(client, page)
    Message.objects.filter(phone=PARENT).update(state="sent", settled_at=timezone.now(), attempts=1)
    agree(client, asked)
    assert (status(), Subscriber.objects.get().followings.count()) == ("active", 1)
    (step,) = Consent.objects.of(PHONE).filter(act="permitted")
    assert (step.guardian_digest, step.confirmed, "parent or guardian" in step.wording.text) == (
        digests(PARENT)[0],
        True,
        True,
    )
    assert not Message.objects.filter(phone=PARENT).exists()
    assert not Confirmation.objects.filter(phone=PARENT).exists()


def test_text_to_the_guardian_explains(client, page):
    ask(client, page)
    text = Message.objects.get(phone=PARENT).text
    assert text.startswith("Library Outreach: A child would like to get messages from the library.")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"phone": "701 111 22 33"}, "This is your own number."),
        ({"phone": "7272 50 12 34"}, "This is a landline."),
        ({"phone": "1"}, "This is no phone number."),
    ],
)
def test_number_that_cannot_be_a_guardians_is_refused(client, page, typed, says):
    response = ask(client, page, **typed)
    assert (response.status_code, says in page_of(response), status()) == (200, True, "guardian")


def test_refusal_deletes_the_child_and_is_remembered(client, page):
    asked = ask(client, page)
    client.post(f"{confirm_page(asked)}refuse/")
    assert (Subscriber.objects.count(), Consent.objects.of(PHONE).last().act) == (0, "refused")
    again = type_code(client, send_form(client, age_band="12-15")).headers["Location"]
    assert "has refused" in page_of(ask(client, again))


def test_refusal_waits_for_a_colleague_to_read_what_the_child_has_written(client, page):
    asked = ask(client, page)
    thread = Thread.objects.create(phone=PHONE, reason="alarm")
    client.post(f"{confirm_page(asked)}refuse/")
    assert (status(), Thread.objects.get(), Consent.objects.of(PHONE).last().act) == ("guardian", thread, "refused")
    assert not Confirmation.objects.filter(role="guardian").exists()
    assert "has refused" in page_of(ask(client, page))
    Thread.objects.update(is_open=False)
    forget_people(timezone.now() + datetime.timedelta(days=15))
    assert Subscriber.objects.count() == 0


def test_refusal_voids_what_another_guardian_was_asked(client, page):
    other = confirm_page(ask(client, page, phone="701 777 00 01"))
    asked = ask(client, page)
    Thread.objects.create(phone=PHONE, reason="alarm")
    client.post(f"{confirm_page(asked)}refuse/")
    client.post(other, {"code": latest_code("+77017770001")})
    assert status() == "guardian"


def test_child_cannot_have_one_number_after_the_other_written_to(client, page):
    numbers = [f"701 777 00 0{last}" for last in range(4)]
    assert [ask(client, page, phone=phone).status_code for phone in numbers] == [302, 302, 302, 200]


def test_own_code_does_not_do_for_the_guardian(client, page):
    asked = ask(client, page)
    wrong = client.post(confirm_page(asked), {"code": latest_code(PHONE)})
    assert (wrong.status_code, status()) == (200, "guardian")


def test_child_who_was_permitted_is_not_asked_again(client, page):
    agree(client, ask(client, page))
    type_code(client, send_form(client, age_band="12-15", topics=["chess"]))
    assert status() == "active"


def test_answer_may_take_two_weeks_and_then_nothing_is_kept(client, page):
    moment = timezone.now()
    forget_people(moment + datetime.timedelta(days=13))
    assert status() == "guardian"
    assert ask(client, page).status_code == 302
    forget_people(timezone.now() + datetime.timedelta(days=15))
    assert Subscriber.objects.count() == 0


@pytest.mark.parametrize(("band", "comes"), [("16-19", "guardian"), ("20-29", "active"), ("60+", "active")])
def test_minimum_age_is_that_of_the_country(client, settings, band, comes):
    settings.SMS_MINIMUM_AGES = {"KZ": 18}
    type_code(client, send_form(client, age_band=band))
    assert status() == comes


def test_child_who_has_left_is_not_brought_back_by_the_guardian(client, page):
    asked = ask(client, page)
    leave(phone=PHONE, source="keyword")
    agree(client, asked)
    assert (status(), Subscriber.objects.get().followings.count()) == ("stopped", 0)


def test_child_does_not_get_round_the_guardian_by_leaving_first(client, page):
    leave(phone=PHONE, source="keyword")
    child, subject = Subscriber.objects.get(phone=PHONE), (chess().pk, None)
    choose(subscriber=child, offered=[subject], wanted=[subject], language="en", cap=4)
    assert (start_again(phone=PHONE), status()) == (0, "stopped")


def test_child_is_not_older_by_saying_so_a_moment_later(client, page):
    type_code(client, send_form(client, age_band="20-29"))
    assert (status(), Subscriber.objects.get().followings.count()) == ("guardian", 0)


def test_refusal_is_not_got_round_by_another_age(client, page):
    client.post(f"{confirm_page(ask(client, page))}refuse/")
    type_code(client, send_form(client, age_band="20-29"))
    assert status() == "guardian"


def test_wording_is_kept_in_the_language_in_which_it_was_read(client, page):
    asked = confirm_page(ask(client, page))
    client.post(asked.replace("/en/", "/ru/"), {"code": latest_code(PARENT)})
    step = Consent.objects.of(PHONE).get(act="permitted")
    assert (step.language, step.wording.language) == ("ru", "ru")


def test_guardian_who_was_erased_meanwhile_gets_no_new_code(client, page):
    asked = confirm_page(ask(client, page))
    erase(PARENT, source="staff")
    assert client.post(f"{asked}again/").status_code == 302
    assert not Message.objects.filter(phone=PARENT).exists()
