"""Who may let a broadcast leave, and what they are told before."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from sms.broadcasts import services
from sms.broadcasts.errors import NeedsSecondPerson, NotNow, NotReady, TooManyTests
from sms.broadcasts.estimate import estimate
from sms.ledger.services import NoRoute
from sms.models import Broadcast, Message, Route
from sms.models.broadcast import BroadcastState, DispatchState
from sms.people.consents import record
from tests.cms.partners.neighbours import make_editor, make_library
from tests.factories.sms import BroadcastFactory, DispatchFactory, RouteFactory
from tests.factories.users import UserFactory


@pytest.fixture
def of_library(house, topic, sender, follow):
    """A broadcast of a library with one follower; and somebody of its team."""

    def make(trusted=False):
        library = make_library("near", trusted=trusted)
        follow(library=library)
        return BroadcastFactory(library=library, topics=[topic]), make_editor(library, "e@example.org", "Editor")

    return make


def history():
    return list(ModelLogEntry.objects.filter(action__startswith="sms.").values_list("action", flat=True))


def test_an_officer_releases(broadcast, follow, officer):
    follow()
    services.release(broadcast, officer)
    assert (broadcast.state, broadcast.released_by) == (BroadcastState.READY, officer)
    assert history() == ["sms.release"]


def test_a_team_submits_and_an_officer_releases(of_library, officer):
    broadcast, editor = of_library()
    with pytest.raises(PermissionDenied):
        services.release(broadcast, editor)
    services.submit(broadcast, editor)
    assert broadcast.state == BroadcastState.WAITING
    services.release(broadcast, officer)
    assert broadcast.state == BroadcastState.READY


def test_a_trusted_team_releases(of_library):
    broadcast, editor = of_library(trusted=True)
    services.release(broadcast, editor)
    assert broadcast.state == BroadcastState.READY


@pytest.mark.parametrize("act", [services.submit, services.release, services.withdraw])
def test_nobody_else_does_anything(act, of_library):
    broadcast, _editor = of_library()
    stranger = make_editor(make_library("far", trusted=True), "x@example.org", "X")
    for person in (stranger, UserFactory(), UserFactory(roles=["Event desk"])):
        with pytest.raises(PermissionDenied):
            act(broadcast, person)


@pytest.mark.parametrize("act", [services.pause, services.resume, services.cancel, services.resend_missed])
def test_nobody_else_stops_anything(act, of_library):
    broadcast, _editor = of_library()
    dispatch = DispatchFactory(broadcast=broadcast, state=DispatchState.SENDING)
    stranger = make_editor(make_library("far", trusted=True), "x@example.org", "X")
    for person in (stranger, UserFactory(roles=["Event desk"])):
        with pytest.raises(PermissionDenied):
            act(dispatch, person)


def test_to_many_somebody_else_releases(broadcast, follow, author, officer, settings):
    settings.SMS_APPROVAL_ABOVE = 1
    follow(2)
    Broadcast.objects.update(written_by=author, changed_by=author)
    broadcast.refresh_from_db()
    with pytest.raises(NeedsSecondPerson):
        services.release(broadcast, author)
    assert estimate(broadcast, author).may_release is False
    assert estimate(broadcast, officer).may_release is True
    services.release(broadcast, officer)


def test_whoever_changed_it_last_is_no_second_person(broadcast, follow, author, officer, settings):
    settings.SMS_APPROVAL_ABOVE = 1
    follow(2)
    Broadcast.objects.update(written_by=author, changed_by=officer)
    broadcast.refresh_from_db()
    with pytest.raises(NeedsSecondPerson):
        services.release(broadcast, officer)


def test_whoever_changed_it_before_somebody_else_did_is_no_second_person(broadcast, follow, author, officer, settings):
    settings.SMS_APPROVAL_ABOVE = 1
    follow(2)
    Broadcast.objects.update(changed_by=author)
    for person in (officer, author):
        log(instance=broadcast, action="wagtail.edit", user=person)
    broadcast.refresh_from_db()
    with pytest.raises(NeedsSecondPerson):
        services.release(broadcast, officer)


def test_what_was_changed_meanwhile_is_not_released(broadcast, follow, officer):
    follow()
    seen = Broadcast.objects.get(pk=broadcast.pk)
    broadcast.texts = {"en": "Something else"}
    broadcast.save()
    with pytest.raises(NotNow):
        services.release(seen, officer)


def test_withdrawn_it_is_a_draft_without_dates(broadcast, follow, officer):
    follow()
    services.release(broadcast, officer)
    planned = DispatchFactory(broadcast=broadcast)
    services.withdraw(broadcast, officer)
    assert (broadcast.state, broadcast.dispatches.filter(pk=planned.pk).exists()) == (BroadcastState.DRAFT, False)


def test_what_has_begun_is_not_withdrawn(broadcast, follow, officer):
    follow()
    services.release(broadcast, officer)
    DispatchFactory(broadcast=broadcast, state=DispatchState.EXPANDING)
    with pytest.raises(NotNow):
        services.withdraw(broadcast, officer)
    broadcast.refresh_from_db()
    assert broadcast.state == BroadcastState.READY


@pytest.mark.parametrize(
    ("fields", "blocker"),
    [
        ({"texts": {}}, "There is no text."),
        ({"texts": {"en": "See {titel}"}}, "Nothing is known to put in place of {titel}."),
        ({"budget": Decimal("0.01")}, "It costs more than may be spent."),
        ({"mode": "recurring", "rule": "FREQ=HOURLY"}, "With this rule there is no date to come."),
        ({"mode": "at"}, "Its time has passed: choose another one."),
        ({"mode": "relative", "anchor": "thing:1"}, "What it is about has no date, or it is too late for it."),
    ],
)
def test_what_is_not_ready_is_not_released(broadcast, follow, officer, fields, blocker):
    follow()
    Broadcast.objects.update(**fields)
    broadcast.refresh_from_db()
    with pytest.raises(NotReady, match="^" + blocker.replace("{", r"\{").replace("}", r"\}")):
        services.release(broadcast, officer)


def test_the_estimate_says_it_all(broadcast, follow, sender, officer):
    sender.routes.update(country="KZ", price="0.05")
    RouteFactory(country="UZ", price="0.02", two_way=False, sender__rate=2)
    broadcast.texts = {"en": "Chess", "ru": "Шахматы в субботу в 15:00 в главном зале библиотеки, приходите"}
    follow(2)
    follow(3, language="ru", country="UZ", zone="Asia/Tashkent")
    follow(language="kk")
    follow(is_active=False)
    found = estimate(broadcast, officer)
    assert (found.recipients, found.exclusions) == (5, {"no_consent": 1, "no_text": 1})
    assert (found.by_language, found.by_country) == ({"en": 2, "ru": 3}, {"KZ": 2, "UZ": 3})
    assert found.without_text == {"kk": 1}
    assert (found.segments_worst, found.segments_total) == (2, 2 * 1 + 3 * 2)
    assert found.cost_by_country == {"KZ": Decimal("0.10"), "UZ": Decimal("0.12")}
    assert (found.cost, found.cannot_reply, found.seconds) == (Decimal("0.22"), 3, 3)
    assert (found.needs_second_person, found.may_release, found.blockers) == (False, True, [])


def test_an_audience_that_nobody_can_tell_any_more_is_said_and_not_written_to(broadcast, follow, officer):
    broadcast.audience = {"registered_for": "17", "languages": []}
    follow()
    found = estimate(broadcast, officer)
    said = "The audience is narrowed by what the site does not know any more: registered_for."
    assert (found.recipients, [str(blocker) for blocker in found.blockers]) == (0, [said])


@pytest.mark.parametrize("groups", [1, 3])
def test_groups_cost_no_queries(groups, broadcast, follow, officer, django_assert_num_queries):
    follow()
    for place in ["UZ", "MD"][: groups - 1]:
        follow(language="ru", country=place, zone="Asia/Tashkent")
    officer.has_perm("sms.change_broadcast")
    with django_assert_num_queries(5):
        estimate(broadcast, officer)


def test_a_test_is_marked_and_leaves_no_number(broadcast, officer):
    message = services.test_send(broadcast, "+77011234567", "en", officer)
    assert message.text.startswith("TEST Library Outreach: Chess club on Saturday at 15:00.\n")
    assert (message.phone, message.kind, message.dispatch) == ("+77011234567", "sms_reply", None)
    assert "7701" not in str(ModelLogEntry.objects.get(action="sms.try").data)


def test_a_test_leaves_as_its_broadcast_does_by_a_way_that_carries_its_letters(broadcast, officer, sender):
    Broadcast.objects.filter(pk=broadcast.pk).update(texts={"en": "Chess", "kk": "Шахмат үйірмесі"})
    broadcast.refresh_from_db()
    cheap = RouteFactory(prefix="77", two_way=False, alphabet=Route.Alphabet.GSM).sender
    sent = [services.test_send(broadcast, "+77011234567", language, officer) for language in ("en", "kk")]
    assert [message.sender for message in sent] == [cheap, sender]
    assert sent[1].text.startswith("TEST Library Outreach: Шахмат үйірмесі\n")
    assert "/s/" not in sent[1].text
    broadcast.sender = cheap
    with pytest.raises(NoRoute):
        services.test_send(broadcast, "+77011234567", "kk", officer)


def test_tests_are_few(broadcast, officer, author):
    for _turn in range(5):
        services.test_send(broadcast, "+77011234567", "en", officer)
    with pytest.raises(TooManyTests):
        services.test_send(broadcast, "+77011234567", "en", officer)
    services.test_send(broadcast, "+77011234567", "en", author)
    assert Message.objects.count() == 6


def test_no_test_to_whoever_has_left(broadcast, officer, follow):
    (person,) = follow(status="stopped")
    record("+77011234567", "withdrawn", "keyword")
    for phone in (str(person.phone), "+77011234567"):
        with pytest.raises(NotReady):
            services.test_send(broadcast, phone, "en", officer)
