"""By whose clock somebody gets messages: what the browser says, what they choose, what a library or a country tells."""

import json

import pytest
from django.utils import timezone

from sms.models import Confirmation, Subscriber
from sms.numbers import parse
from sms.people.links import page_path
from sms.people.services import answer_age, ask_guardian, confirm, join_by_word
from sms.people.services.subscribing import zone_of
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import FollowingFactory, SubscriberFactory
from tests.reading import elements
from tests.sms.people.joining import a_way, chess, latest_code, send_form, type_code

pytestmark = pytest.mark.django_db

RUSSIAN = "+79141234567"
IN_RUSSIA = {"country": "RU", "phone": "914 123-45-67"}


@pytest.fixture(autouse=True)
def way(house):
    return a_way()


def zone_after(client, **entered):
    """The clock of somebody who has joined by the form."""
    response = send_form(client, **IN_RUSSIA | entered)
    type_code(client, response, latest_code(Confirmation.objects.latest("pk").phone))
    return Subscriber.objects.get().zone


@pytest.mark.parametrize(
    ("said", "zone"),
    [
        ("Asia/Vladivostok", "Asia/Vladivostok"),
        ("W-SU", "Europe/Moscow"),
        ("Asia/Almaty", "Europe/Moscow"),
        ("Not/AZone", "Europe/Moscow"),
        ("x" * 5_000, "Europe/Moscow"),
        ("", "Europe/Moscow"),
    ],
)
def test_browser_says_by_which_clock_of_their_country_somebody_lives(client, said, zone):
    assert zone_after(client, zone=said) == zone


def test_former_name_of_a_zone_is_known(client):
    assert zone_after(client, country="UA", phone="50 123 45 67", zone="Europe/Kiev") == "Europe/Kyiv"


def test_clock_of_the_browser_goes_before_that_of_the_library(client):
    library = PartnerLibraryFactory(country="RU", time_zone="Asia/Omsk")
    assert zone_after(client, library=library.slug) == "Asia/Omsk"
    assert zone_after(client, library=library.slug, zone="Asia/Vladivostok") == "Asia/Vladivostok"


def test_no_more_is_kept_of_the_browser_than_counts(client):
    send_form(client, **IN_RUSSIA, zone="America/New_York")
    assert Confirmation.objects.get().choices["zone"] == ""


def test_clock_of_a_child_waits_for_the_guardian(client):
    response = send_form(client, **IN_RUSSIA, age_band="12-15", zone="Asia/Omsk")
    type_code(client, response, latest_code(RUSSIAN))
    made = ask_guardian(subscriber=Subscriber.objects.get(), number=parse("+79031234567"))
    confirm(made.uid, latest_code("+79031234567"))
    assert list(Subscriber.objects.values_list("status", "zone")) == [("active", "Asia/Omsk")]


def test_confirmation_from_before_clocks_were_asked_for_is_good(client):
    response = send_form(client, **IN_RUSSIA)
    made = Confirmation.objects.get()
    made.choices.pop("zone")
    made.save()
    type_code(client, response, latest_code(RUSSIAN))
    assert Subscriber.objects.get().zone == "Europe/Moscow"


def test_word_that_is_texted_leaves_the_clock_as_it_is():
    SubscriberFactory(phone=RUSSIAN, country="RU", zone="Asia/Vladivostok", age_band="20-29")
    join_by_word(phone=RUSSIAN, topic=chess(), language="ru", keyword="ШАХМАТЫ")
    assert Subscriber.objects.get().zone == "Asia/Vladivostok"


def test_clock_that_was_only_likely_gives_way_to_that_of_a_library():
    library = PartnerLibraryFactory(country="RU", time_zone="Asia/Omsk")
    made = join_by_word(phone=RUSSIAN, topic=chess(), language="ru", keyword="ШАХМАТЫ", library=library)
    answer_age(made.subscriber, True)
    assert Subscriber.objects.get().zone == "Asia/Omsk"


def test_library_of_the_country_whose_clock_is_not_there_counts_for_nothing():
    library = PartnerLibraryFactory(country="RU", time_zone="UTC")
    assert [zone_of("RU", library), zone_of("FR", library), zone_of("CN", None)] == [
        "Europe/Moscow",
        "Europe/Paris",
        "Asia/Shanghai",
    ]


# One's own page


def reader(**values):
    made = SubscriberFactory(**{"phone": RUSSIAN, "country": "RU", "zone": "Europe/Moscow"} | values)
    return FollowingFactory(subscriber=made, topic=chess()).subscriber


def page(made):
    return page_path(made.pk, made.link_version, timezone.now().date())


def choose(client, made, **entered):
    chosen = {"language": "en", "cap": "4", "topics_0": f"{chess().pk}:0"} | entered
    return client.post(page(made), chosen)


def test_clocks_of_the_country_are_offered_from_west_to_east(client):
    shown = client.get(page(reader(zone="Asia/Vladivostok")))
    (zone,) = elements(shown, "select", name="zone")
    options = [each for each in elements(shown, "option") if "/" in each.attributes["value"]]
    chosen = [each.attributes["value"] for each in options if "selected" in each.attributes]
    assert (zone.attributes["id"], chosen) == ("id_zone", ["Asia/Vladivostok"])
    assert [options[0].text, options[-1].text] == ["Kaliningrad, UTC+2", "Kamchatka, UTC+12"]


@pytest.mark.parametrize(("country", "zone"), [("KZ", "Asia/Almaty"), ("VN", "Asia/Ho_Chi_Minh"), ("", "UTC")])
def test_where_there_is_one_clock_nothing_is_asked(client, country, zone):
    made = reader(country=country, zone=zone)
    assert elements(client.get(page(made)), "select", name="zone") == []
    choose(client, made, zone="Asia/Omsk")
    assert Subscriber.objects.get().zone == zone


def test_clock_is_saved_with_the_other_choices(client):
    choose(client, reader(), zone="Asia/Vladivostok", cap="8")
    assert list(Subscriber.objects.values_list("zone", "cap")) == [("Asia/Vladivostok", 8)]


@pytest.mark.parametrize(("zone", "status"), [("Asia/Almaty", 200), ("", 302)])
def test_clock_of_another_country_is_refused_and_none_changes_nothing(client, zone, status):
    answer = choose(client, reader(zone="Asia/Omsk"), zone=zone)
    assert (answer.status_code, Subscriber.objects.get().zone) == (status, "Asia/Omsk")


def test_clock_is_among_what_is_handed_out(client):
    data = json.loads(client.get(f"{page(reader())}data.json").content)
    assert data["subscription"][0]["zone"] == "Europe/Moscow"
