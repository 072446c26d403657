"""Everybody in an audience gets it or is left out for one reason, and both ways of counting agree."""

import datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sms.broadcasts.addressing import Addressing
from sms.broadcasts.audience import Audience
from sms.models import Following, Message, Subscriber
from sms.models.subscriber import Status
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import DispatchFactory, FollowingFactory, SenderFactory, SubscriberFactory, TopicFactory
from tests.sms.broadcasts.conftest import NOON

DAY = datetime.timedelta(days=1)
numbers = count()


def sent(person, dispatch, at=NOON - DAY, state="sent", **fields):
    """A message of a dispatch, as the ledger keeps it."""
    options = {"settled_at": at, "attempts": 1, "expires_at": at + DAY, "priority": 90, "kind": "sms_news"}
    return Message.objects.create(
        key=f"x{next(numbers)}", subscriber=person, dispatch=dispatch, state=state, created_at=at, **options | fields
    )


def counted(broadcast, **fields):
    dispatch = DispatchFactory.build(broadcast=broadcast, planned_for=NOON, texts=broadcast.texts, **fields)
    return Addressing(dispatch, None, NOON).address()


def reasons(broadcast, **fields):
    return counted(broadcast, **fields).left_by_reason()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"status": Status.STOPPED}, "stopped"),
        ({"status": Status.INVALID}, "invalid"),
        ({"status": Status.PENDING}, "no_consent"),
        ({"status": Status.GUARDIAN}, "no_consent"),
        ({"is_active": False}, "no_consent"),
        ({"is_active": False, "status": Status.STOPPED}, "stopped"),
        ({"status": Status.HELD}, "held"),
        ({"status": Status.PAUSED, "paused_until": NOON + DAY}, "paused"),
        ({"language": "kk"}, "no_text"),
        ({"zone": "Pacific/Auckland", "country": "NZ"}, "too_late"),
    ],
)
def test_people_are_left_out_for_a_reason(broadcast, follow, fields, reason):
    broadcast.useful_hours = 2
    follow(**fields)
    addressed = counted(broadcast)
    assert (addressed.people, addressed.left_by_reason()) == (0, {reason: 1})


def test_whoever_is_back_from_a_pause_gets_it(broadcast, follow):
    follow(status=Status.PAUSED, paused_until=NOON - DAY)
    assert counted(broadcast).people == 1


def test_nobody_gets_more_than_they_want_within_thirty_days(broadcast, follow):
    often, seldom, any_number = follow(cap=2)[0], follow(cap=2)[0], follow(cap=0)[0]
    earlier = [DispatchFactory(started_at=NOON - DAY) for _each in range(2)]
    for dispatch in earlier:
        sent(often, dispatch)
        sent(any_number, dispatch)
    sent(seldom, earlier[0])
    sent(seldom, earlier[1], state="failed")
    sent(seldom, DispatchFactory(started_at=NOON - 40 * DAY), at=NOON - 40 * DAY)
    addressed = counted(broadcast)
    assert (addressed.people, addressed.left_by_reason()) == (2, {"often": 1})


def test_numbers_without_a_route_are_left_out(broadcast, follow, sender):
    sender.routes.update(country="UZ")
    follow(2)
    assert reasons(broadcast) == {"no_route": 2}


def test_only_the_chosen_sender_counts(broadcast, follow):
    broadcast.sender = SenderFactory(route=None)
    follow()
    assert reasons(broadcast) == {"no_route": 1}


def test_a_text_that_the_way_does_not_carry_goes_by_another(broadcast, follow, sender):
    sender.routes.update(alphabet="gsm")
    broadcast.texts = {"en": "Chess", "ru": "Шахматы"}
    follow()
    follow(language="ru")
    addressed = counted(broadcast)
    assert (addressed.people, addressed.left_by_reason()) == (1, {"no_route": 1})


def test_followers_of_a_library_are_not_those_of_the_network(broadcast, follow, house):
    library = PartnerLibraryFactory()
    (of_network,), (of_library,) = follow(), follow(library=library)
    assert [*Audience(broadcast, NOON).recipients()] == [of_network]
    broadcast.library = library
    assert [*Audience(broadcast, NOON).recipients()] == [of_library]


def test_the_audience_is_narrowed_by_filters(broadcast, follow):
    follow(language="ru", country="UZ", age_band="16-19")
    follow(language="ru", country="UZ", age_band="60+")
    follow(country="KZ", age_band="16-19")
    broadcast.audience = {"languages": ["ru"], "countries": ["UZ"], "age_bands": ["16-19", "20-29"], "libraries": []}
    assert Audience(broadcast, NOON).recipients().count() == 1


def test_a_filter_that_nobody_knows_is_not_passed_over(broadcast, follow):
    broadcast.audience = {"registered_for": "17"}
    with pytest.raises(KeyError):
        counted(broadcast)


people = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status.values),
        "language": st.sampled_from(["en", "ru", "kk"]),
        "cap": st.sampled_from([0, 2]),
        "sent": st.integers(0, 3),
        "follows": st.lists(st.tuples(st.integers(0, 2), st.booleans()), max_size=3, unique_by=lambda pair: pair[0]),
        "digits": st.sampled_from(["7701", "7702"]),
        "zone": st.sampled_from(["Asia/Almaty", "Europe/Chisinau"]),
    }
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(people, min_size=1, max_size=8))
def test_everybody_is_in_exactly_one_place(broadcast, topic, sender, drawn):
    Message.objects.all().delete()
    Following.objects.all().delete()
    Subscriber.objects.all().delete()
    sender.routes.update(prefix="7701")
    broadcast.texts = {"en": "Chess", "ru": "Шахматы"}
    topics = [topic, TopicFactory(), TopicFactory()]
    broadcast.topics.set(topics[:2])
    earlier = DispatchFactory.create_batch(3, started_at=NOON - DAY)
    for one in drawn:
        fields = {name: one[name] for name in ("status", "language", "cap", "zone")}
        fields["paused_until"] = NOON + DAY if one["status"] == Status.PAUSED else None
        person = SubscriberFactory(phone=f"+{one['digits']}{next(numbers):07}", **fields)
        for number, is_active in one["follows"]:
            FollowingFactory(subscriber=person, topic=topics[number], is_active=is_active)
        for dispatch in earlier[: one["sent"]]:
            sent(person, dispatch)
    addressed = counted(broadcast)
    audience = sum(any(number < 2 for number, _active in one["follows"]) for one in drawn)
    assert addressed.people + sum(addressed.left.values()) == audience
    found = Audience(broadcast, NOON, prefixes=["7701"])
    written = found.recipients().filter(found.beginning("7701"), language__in=broadcast.texts)
    assert addressed.people == written.count()
