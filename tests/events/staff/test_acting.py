"""What staff do about registrations."""

import re
import uuid

import pytest

from events.booking.services import book
from events.registrations import Notice, Registration
from tests.factories.events import EventFactory, QuestionFactory, RegistrationFactory, SessionFactory
from tests.factories.libraries import PartnerLibraryFactory

LIST = "/admin/registrations/"
PERSON = {"name": "Alma", "email": "alma@example.org", "channel": "mail", "language": "kk", "party_size": "2"}


def booked(session, **fields) -> Registration:
    return book(
        event=session.event, session=session, **{"name": "Reader", "email": "r@example.org", "language": "en"} | fields
    )


def decide(client, action: str, *registrations: Registration, answer: bool = True):
    ids = "&".join(f"id={registration.pk}" for registration in registrations)
    address = f"/admin/bulk/events/registration/{action}/?{ids}&next={LIST}"
    return client.post(address, follow=True) if answer else client.get(address)


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state


@pytest.fixture
def foreign(house):
    return booked(SessionFactory(event=EventFactory(library=PartnerLibraryFactory())))


def test_somebody_who_calls_is_added_by_hand(client, editor, session):
    QuestionFactory(event=session.event, code="size", required=True)
    address = f"{LIST}sessions/{session.pk}/add/"
    assert b"This has to be answered." in client.post(address, PERSON).content
    response = client.post(address, PERSON | {"q_size": "M", "note": "in a wheelchair"}, follow=True)
    assert "Alma: confirmed." in response.content.decode()
    added = Registration.objects.get()
    assert (added.session, added.party_size, added.source, added.added_by, added.note, added.language) == (
        session,
        2,
        "staff",
        editor,
        "in a wheelchair",
        "kk",
    )
    assert [answer.value for answer in added.answers.all()] == ["M"]


def test_adding_says_beforehand_that_there_are_no_seats(client, editor, session):
    session.pool.seats = 1
    session.pool.save()
    booked(session)
    address = f"{LIST}sessions/{session.pk}/add/"
    assert "There are no free seats" in client.get(address).content.decode()
    client.post(address, PERSON | {"party_size": "1"})
    assert Registration.objects.get(name="Alma").state == "waiting"
    assert "At most 1 person can be registered." in client.post(address, PERSON).content.decode()


def test_contact_is_needed_for_messages_that_go_there(client, editor, session):
    content = client.post(f"{LIST}sessions/{session.pk}/add/", PERSON | {"channel": "sms"}).content.decode()
    assert "Needed for these messages." in content
    assert Registration.objects.count() == 0


def test_party_is_changed_and_told(client, editor, session):
    registration = booked(session, party_size=1)
    address = f"{LIST}change/{registration.pk}/"
    assert 'value="Reader"' in client.get(address).content.decode()
    client.post(address, PERSON | {"party_size": "3", "note": "front row"})
    registration.refresh_from_db()
    assert (registration.name, registration.party_size, registration.note) == ("Alma", 3, "front row")
    session.pool.refresh_from_db()
    assert session.pool.taken == 3


def test_party_is_moved_to_another_date_of_the_same_event(client, editor, session):
    registration, other = booked(session), SessionFactory(event=session.event)
    elsewhere = SessionFactory(event=EventFactory(library=session.event.library))
    address = f"{LIST}move/{registration.pk}/"
    offered = re.findall(r'type="radio" name="session" value="(\d+)"', client.get(address).content.decode())
    assert offered == [str(other.pk)]
    client.post(address, {"session": elsewhere.pk})
    assert Registration.objects.get().session == session
    client.post(address, {"session": other.pk})
    assert Registration.objects.get().session == other


@pytest.mark.parametrize("pk", ["9" * 30, "1" * 5000, "x"])
def test_decision_about_what_is_no_number_concerns_nobody(client, editor, session, pk):
    page = client.get(f"/admin/bulk/events/registration/approve/?id={pk}&next={LIST}")
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("action", "state"), [("approve", "confirmed"), ("refuse", "declined"), ("cancel", "cancelled")]
)
def test_decision_about_many_leaves_alone_what_it_does_not_concern(client, editor, session, foreign, action, state):
    session.event.needs_approval = True
    session.event.save()
    pending = [booked(session) for _each in range(2)]
    ended = RegistrationFactory(session=session, state="expired")
    page = decide(client, action, *pending, ended, foreign, answer=False).content.decode()
    assert ("2 registrations of 2 people." in page, "1 other registration stays as it is." in page) == (True, True)
    decide(client, action, *pending, ended, foreign)
    assert [state_of(each) for each in (*pending, ended, foreign)] == [state, state, "expired", "confirmed"]


def test_seats_of_who_is_cancelled_go_to_the_next(client, editor, session):
    session.pool.seats = 1
    session.pool.save()
    first, second = booked(session), booked(session)
    assert state_of(second) == "waiting"
    decide(client, "cancel", first)
    assert state_of(second) == "offered"


def test_decision_about_all_means_what_the_list_shows(client, editor, session, foreign):
    registrations = [booked(session), booked(SessionFactory(event=session.event))]
    address = f"/admin/bulk/events/registration/cancel/?id=all&next={LIST}%3Fsession={session.pk}"
    client.post(address)
    assert [state_of(each) for each in (*registrations, foreign)] == ["cancelled", "confirmed", "confirmed"]


def test_everybody_of_a_session_gets_the_message_in_their_language_once(client, editor, session):
    for language in ("en", "kk", "vi"):
        booked(session, language=language)
    RegistrationFactory(session=session, state="cancelled")
    address = f"{LIST}sessions/{session.pk}/message/"
    page = client.get(address).content.decode()
    assert "3 parties that are registered or wait get this message." in page
    cause = re.search(r'name="cause" value="([\w-]+)"', page)[1]
    sent = {"cause": cause, "texts_en": "Bring a pencil", "texts_kk": "Қарындаш алыңыз"}
    for _twice in range(2):
        client.post(address, sent)
    told = Notice.objects.filter(kind="message").order_by("pk").values_list("registration__language", "text", "session")
    assert sorted(told) == [
        ("en", "Bring a pencil", session.pk),
        ("kk", "Қарындаш алыңыз", session.pk),
        ("vi", "Bring a pencil", session.pk),
    ]


def test_page_of_one_shows_what_helps_to_reach_them(client, editor, session):
    registration = booked(session, phone="+77011112233", guardian_name="Aunt")
    content = client.get(f"{LIST}inspect/{registration.pk}/").content.decode()
    assert [words in content for words in ("r@example.org", "+77011112233", "Aunt", "confirmation")] == [True] * 4


def test_registrations_of_others_do_not_exist(client, editor, foreign):
    pages = [f"{page}/{foreign.pk}/" for page in ("inspect", "change", "move")]
    pages += [f"sessions/{foreign.session_id}/{page}/" for page in ("add", "message", "sheet")]
    sent = PERSON | {"session": foreign.session_id, "cause": str(uuid.uuid4()), "texts_en": "x"}
    assert [client.get(f"{LIST}{page}").status_code for page in pages] == [404] * 6
    assert {client.post(f"{LIST}{page}", sent).status_code for page in pages} == {404, 405}
    assert list(Registration.objects.values_list("name", "state")) == [("Reader", "confirmed")]
