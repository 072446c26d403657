"""Which sender reaches which number."""

import pytest

from sms.gateways import routing
from sms.models import Route, Sender
from tests.factories.sms import RouteFactory, SenderFactory
from tests.sms.gateways.conftest import Standing

pytestmark = pytest.mark.django_db

PHONE = "+77011234567"


@pytest.fixture(autouse=True)
def gateways(only):
    only(Standing("one"), Standing("asleep", ready=False))


def sender(name: str, **fields) -> Sender:
    return SenderFactory(name=name, gateway=fields.pop("gateway", "one"), route=None, **fields)


def names(ways) -> list[str]:
    return [Sender.objects.get(pk=way.sender_id).name for way in ways]


def test_longer_prefix_comes_before_country_before_everywhere_before_rank():
    for name, fields in {
        "everywhere": {"rank": 1},
        "later in the country": {"country": "KZ", "rank": 9},
        "the country": {"country": "KZ", "rank": 8},
        "its operator": {"prefix": "7701", "rank": 99},
        "its operator there": {"prefix": "7701", "country": "KZ", "rank": 99},
        "more of its digits": {"prefix": "770112", "rank": 99},
        "another operator": {"prefix": "7702"},
        "another country": {"country": "VN"},
        "its prefix in another country": {"prefix": "7701", "country": "VN"},
    }.items():
        RouteFactory(sender=sender(name), **fields)
    assert names(routing.ways_for(PHONE, "KZ")) == [
        "more of its digits", "its operator there", "its operator", "the country", "later in the country", "everywhere",
    ]  # fmt: skip


def test_sender_with_several_routes_is_tried_once_by_the_most_particular():
    several = sender("several")
    RouteFactory(sender=several, price="0.1")
    RouteFactory(sender=several, country="KZ", price="0.2", two_way=False, alphabet=Route.Alphabet.GSM)
    (way,) = routing.ways_for(PHONE, "KZ")
    assert (way.sender_id, way.gateway, way.two_way, str(way.price), way.alphabet, way.rate) == (
        several.pk, "one", False, "0.2000", "gsm", 100,
    )  # fmt: skip


@pytest.mark.parametrize(("own", "rate"), [(None, 100), (5, 5), (2000, 100)])
def test_route_is_as_fast_as_its_sender_or_slower(own, rate):
    RouteFactory(sender=sender("one"), rate=own)
    assert [way.rate for way in routing.ways_for(PHONE, "KZ")] == [rate]


def test_what_is_not_in_use_not_ready_or_not_known_is_passed_over():
    RouteFactory(sender=sender("resting", is_active=False))
    RouteFactory(sender=sender("without settings", gateway="asleep"))
    RouteFactory(sender=sender("of an app that is gone", gateway="gone"))
    assert routing.ways_for(PHONE, "KZ") == []


def test_text_with_other_letters_goes_by_a_sender_that_takes_them():
    RouteFactory(sender=sender("plain"), alphabet=Route.Alphabet.GSM, rank=1)
    RouteFactory(sender=sender("any"), rank=2)
    assert names(routing.ways_for(PHONE, "KZ")) == ["plain", "any"]
    assert names(routing.ways_for(PHONE, "KZ", text_is_gsm=False)) == ["any"]


@pytest.mark.parametrize("count", [1, 3])
def test_table_is_one_query_and_looking_up_is_none(count, django_assert_num_queries):
    for number in range(count):
        RouteFactory(sender=sender(f"sender {number}"))
    with django_assert_num_queries(1):
        table = routing.table()
        assert [len(table.ways_for(f"+7701123456{digit}", "KZ")) for digit in range(9)] == [count] * 9
