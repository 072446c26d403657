"""What broadcasts know of events."""

from sms.broadcasts import anchors, filters
from sms.models import Subscriber
from tests.cms.partners.neighbours import make_editor, make_library
from tests.events.booking.parties import booked
from tests.events.texting.conftest import by_text
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.sms import SubscriberFactory
from tests.factories.users import UserFactory


def test_audience_of_those_who_are_registered(session):
    session.pool.seats = 3
    session.pool.save()
    party = by_text(session)
    registered, _other = SubscriberFactory(phone=party.phone), SubscriberFactory()
    cancelled = booked(session, phone="+77012223344", email="")
    SubscriberFactory(phone=cancelled.phone)
    cancelled.enter("cancelled")
    found = filters.narrow(Subscriber.objects.all(), {"registered": str(session.event_id)})
    assert list(found) == [registered]


def test_session_says_when_and_where_it_is_in_each_language(house):
    session = SessionFactory(event__titles={"en": "Chess", "ru": "Шахматы"}, event__library=None)
    moment = anchors.moment(f"session:{session.pk}")
    assert (moment.at, moment.zone, moment.is_cancelled) == (session.starts_at, "Asia/Almaty", False)
    assert [moment.values[tag]["title"] for tag in ("en", "ru", "vi")] == ["Chess", "Шахматы", "Chess"]
    assert set(moment.values["en"]) == {"title", "date", "time", "place"}
    assert moment.values["en"]["place"].startswith("Reading hall")


def test_cancelled_gone_and_unpublished_sessions(house):
    session = SessionFactory(event__library=None)
    type(session).objects.update(status="cancelled")
    assert anchors.moment(f"session:{session.pk}").is_cancelled
    session.event.status = "draft"
    session.event.save()
    assert anchors.moment(f"session:{session.pk}").at is None
    assert [anchors.moment(name) for name in ("session:0", "session:x", "nothing:1")] == [None] * 3


def test_one_chooses_among_sessions_and_events_of_ones_own(house):
    library = make_library("near")
    editor, officer = make_editor(library, "editor@example.org", "Editor"), UserFactory(roles=["Outreach officers"])
    own, other = (SessionFactory(event=EventFactory(library=owner)) for owner in (library, None))
    anchor = anchors.every()["session"]
    assert [pk for pk, _label in anchor.choices(editor)] == [str(own.pk)]
    assert {pk for pk, _label in anchor.choices(officer)} == {str(own.pk), str(other.pk)}
    field = next(each for each in filters.every() if each.name == "registered").form_field(editor)
    assert [pk for pk, _label in field.choices] == ["", str(own.event_id)]
