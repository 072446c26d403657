"""Joining by the form: a code to the number, and nothing before it is typed."""

import datetime

import pytest
import time_machine
from django.utils import timezone

from sms.models import Confirmation, Consent, Message, Route, Subscriber
from tests.events.booking.entering import hidden, page_of
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import FollowingFactory, SubscriberFactory, TopicFactory
from tests.reading import elements
from tests.sms.people.joining import (
    GROWN,
    JOIN,
    PHONE,
    a_way,
    chess,
    confirm_page,
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


def people():
    return list(Subscriber.objects.values_list("phone", "status"))


def test_code_goes_to_the_number_and_nothing_is_sent_before_it_is_typed(client):
    response = send_form(client)
    made = Subscriber.objects.get()
    assert (response.status_code, made.status, made.followings.count()) == (302, "pending", 0)
    assert (Message.objects.get().kind, steps()) == ("sms_code", [("given", "web", "chess", False)])


def test_typed_code_begins_the_messages_and_leads_to_ones_own_page(client):
    response = type_code(client, send_form(client))
    made = Subscriber.objects.get()
    assert (made.status, made.zone, made.age_band) == ("active", "Asia/Almaty", "20-29")
    assert [(row.topic.slug, row.is_active) for row in made.followings.all()] == [("chess", True)]
    assert steps()[1:] == [("confirmed", "web", "chess", True)]
    assert client.get(response.headers["Location"]).status_code == 200


def test_number_runs_from_left_to_right_in_every_script(client):
    page = confirm_page(send_form(client)).replace("/en/", "/ar/")
    assert '<bdi dir="ltr">+7701•••••33</bdi>' in page_of(client.get(page))


def test_what_was_agreed_to_is_kept_as_it_was_shown(client):
    chess()
    (shown,) = elements(client.get(JOIN), "label", class_="choice")[-1:]
    joined(client)
    given = Consent.objects.of(PHONE).first()
    assert (given.wording.text, given.wording.language) == (shown.text, "en")
    assert shown.text.startswith("I agree to get text messages from Library Outreach")


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        ({"phone": "12345"}, "This is no phone number. Check each digit."),
        ({"phone": "7272 50 12 34"}, "This is a landline. Give the number of a mobile phone."),
        ({"consent": ""}, "Without it we may not write to you."),
        ({"topics": []}, "Choose at least one."),
        ({"topics": ["no-such"]}, "not one of the available choices"),
        ({"age_band": ""}, "This field is required."),
        ({"website": "http://spam.example"}, "Please send it once more."),
        ({"token": "forged"}, "This page was open for long."),
        ({"library": "\x00"}, ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(client, entered, says):
    response = send_form(client, **entered)
    assert (response.status_code, people(), Message.objects.count()) == (200, [], 0)
    assert says in page_of(response)


def test_country_without_a_way_is_refused_before_anything_is_kept(client):
    Route.objects.update(country="VN")
    response = send_form(client)
    assert (people(), Consent.objects.count()) == ([], 0)
    assert "We cannot send messages to this country yet." in page_of(response)


def test_language_whose_letters_no_way_carries_is_refused_before_anything_is_kept(client):
    Route.objects.update(alphabet=Route.Alphabet.GSM)
    response = send_form(client, language="ar")
    assert (response.status_code, people(), Consent.objects.count(), Message.objects.count()) == (200, [], 0, 0)
    assert "We cannot send messages to this country yet." in page_of(response)


def test_machine_that_is_too_quick_is_asked_to_send_it_once_more(client):
    topic = TopicFactory()
    fields = hidden(client.get(JOIN).content.decode())
    response = client.post(JOIN, fields | GROWN | {"topics": topic.slug})
    assert (people(), "That was quick." in page_of(response)) == ([], True)


def test_stranger_does_not_learn_whether_a_number_is_here(client):
    """Both get a code, and the same pages."""
    known = SubscriberFactory(phone="+77017654321")
    topic = TopicFactory(slug="chess")
    answers = [send_form(client, phone=phone, topics=[topic.slug]) for phone in ("701 765 43 21", "701 111 22 33")]
    pages = [client.get(confirm_page(answer)) for answer in answers]
    first, second = (page_of(page).replace("21", "33") for page in pages)
    assert [answer.status_code for answer in answers] == [302, 302]
    assert len(first) == len(second)
    known.refresh_from_db()
    assert (known.status, known.followings.count(), Message.objects.count()) == ("active", 0, 2)


def test_active_number_adds_to_its_choices_by_the_code(client):
    known = SubscriberFactory(phone=PHONE, language="ru")
    FollowingFactory(subscriber=known, topic__slug="poetry")
    joined(client, language="kk")
    known.refresh_from_db()
    followed = {row.topic.slug for row in known.followings.filter(is_active=True)}
    assert (known.language, followed) == ("kk", {"poetry", "chess"})


def test_whoever_has_left_comes_back_by_their_own_code_alone(client):
    SubscriberFactory(phone=PHONE, status="stopped", ended_at=timezone.now())
    response = send_form(client)
    assert people() == [(PHONE, "stopped")]
    type_code(client, response)
    assert people() == [(PHONE, "active")]


def test_library_of_the_link_is_chosen_and_followed(client):
    library, _topic = PartnerLibraryFactory(country="UZ", time_zone="Asia/Tashkent"), chess()
    page = client.get(f"{JOIN}?library={library.slug}")
    chosen = [option.attributes["value"] for option in elements(page, "option") if "selected" in option.attributes]
    assert chosen == ["UZ", "en", "", library.slug]
    made = joined(client, library=library.slug)
    assert [(row.library, made.library) for row in made.followings.all()] == [(library, library)]


def test_country_is_the_one_that_the_browser_names(client):
    chess()
    page = client.get(JOIN, headers={"accept-language": "de-DE, ru-GE;q=0.9"})
    (country,) = elements(page, "select", name="country")
    chosen = [each.attributes["value"] for each in elements(page, "option") if "selected" in each.attributes]
    assert (country.attributes["id"], chosen[0]) == ("id_country", "GE")


def test_no_country_is_chosen_for_anybody_and_a_number_with_its_code_needs_none(client):
    chess()
    page = client.get(JOIN, headers={"accept-language": "de"})
    chosen = [each.attributes["value"] for each in elements(page, "option") if "selected" in each.attributes]
    assert chosen[0] == ""
    assert send_form(client, country="", phone=PHONE).status_code == 302


# The code


def test_wrong_codes_are_counted_and_the_right_one_comes_too_late(client):
    response = send_form(client)
    code = latest_code()
    wrong = "000000" if code != "000000" else "111111"
    answers = [page_of(type_code(client, response, wrong)) for _try in range(5)]
    assert [("not the code" in answer) for answer in answers] == [True] * 5
    assert "too many wrong codes" in page_of(type_code(client, response, code))
    assert people() == [(PHONE, "pending")]


def test_code_is_good_for_ten_minutes(client):
    response = send_form(client)
    with time_machine.travel(timezone.now() + datetime.timedelta(minutes=10, seconds=1), tick=True):
        assert "too old" in page_of(type_code(client, response))
    assert people() == [(PHONE, "pending")]


def test_code_may_be_typed_in_the_digits_of_any_script_and_twice(client):
    response = send_form(client)
    arabic = latest_code().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    answers = [type_code(client, response, f"{arabic[:3]} {arabic[3:]}") for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert [step[0] for step in steps()] == ["given", "confirmed"]


def test_code_is_sent_again_once_and_the_first_is_good_no_longer(client):
    response = send_form(client)
    first, again = latest_code(), f"{confirm_page(response)}again/"
    client.post(again)
    assert (Message.objects.count(), latest_code() != first or "same by chance") == (2, True)
    assert "not the code" in page_of(type_code(client, response, first))
    page = client.get(client.post(again).headers["Location"])
    assert (Message.objects.count(), "The code was sent twice already." in page_of(page)) == (2, True)
    type_code(client, response)
    assert people() == [(PHONE, "active")]


def test_number_gets_three_codes_an_hour(client):
    topic = TopicFactory()
    answers = [send_form(client, topics=[topic.slug]) for _time in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert "Several codes have been sent to this number." in page_of(answers[-1])
    assert Confirmation.objects.count() == 3


def test_country_gets_so_many_codes_an_hour(client, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"sms_code": "2/h/key"}
    topic = TopicFactory()
    numbers = ["701 000 00 01", "701 000 00 02", "701 000 00 03"]
    answers = [send_form(client, topics=[topic.slug], phone=phone) for phone in numbers]
    assert [answer.status_code for answer in answers] == [302, 302, 200]
    elsewhere = send_form(client, topics=[topic.slug], country="UZ", phone="90 123 45 67")
    assert elsewhere.status_code == 302


def test_forgotten_code_leads_back_to_the_form(client):
    response = send_form(client)
    Confirmation.objects.all().delete()
    assert type_code(client, response, "123456").headers["Location"] == JOIN


def test_pages_are_kept_by_nobody(client):
    TopicFactory()
    pages = [client.get(JOIN), client.get(confirm_page(send_form(client)))]
    assert {("no-store" in page.headers["Cache-Control"]) for page in pages} == {True}
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize("libraries", [1, 3])
def test_form_asks_little_of_the_database(client, libraries, django_assert_max_num_queries):
    for _number in range(libraries):
        PartnerLibraryFactory()
        TopicFactory()
    client.get(JOIN)
    with django_assert_max_num_queries(8):
        client.get(JOIN)


def test_form_is_found_by_search_engines(client):
    assert "http://testserver/en/sms/" in client.get("/sitemap.xml").content.decode()
