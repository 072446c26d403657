"""Registering by text."""

import pytest

from events.registrations import Registration
from events.texting.keyword import who
from tests.events.booking.parties import booked, counts
from tests.factories.events import QuestionFactory
from tests.sms.answering.texting import NUMBER, keyword, said

pytestmark = pytest.mark.usefixtures("sender")


@pytest.fixture
def word(session):
    session.pool.seats = 3
    session.pool.save()
    return keyword("EVENING", "event", f"event:{session.event_id}")


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Anna", ("Anna", 1)),
        ("Anna 2", ("Anna", 2)),
        ("Айгүл Сейтқызы, 3 человека", ("Айгүл Сейтқызы", 3)),
        ("نور ٢", ("نور", 2)),
        ("Anna\n2", ("Anna", 2)),
        ("Anna2", None),
        ("2", None),
        ("!!", None),
        ("x" * 121, None),
        ("Anna 0", ("Anna", 1)),
    ],
)
def test_name_and_number_are_read(words, party):
    assert who(words) == party or (party is None and who(words) in {None, (words, 1)})


def test_keyword_asks_for_a_name_and_registers(word, session):
    meaning, [question] = said("evening")
    assert (meaning, question.startswith("“Chess evening”, ")) == ("event", True)
    meaning, [answer] = said("Anna 2")
    party = Registration.objects.get()
    assert (meaning, "your seats are kept. Ticket" in answer, "/r/" in answer) == ("event", True, True)
    assert (party.name, party.party_size, party.phone, party.channel, party.source, party.language) == (
        *("Anna", 2, NUMBER, "sms", "sms", "en"),
    )
    assert not party.notices.filter(written_at=None).exists()


def test_full_means_a_place_in_the_line(word, session):
    booked(session, 3)
    said("evening")
    [answer] = said("Anna")[1]
    assert "you are on the waiting list, at place 1" in answer
    assert counts(session) == (3, 3, 1)


def test_full_without_a_line_and_too_many_people_are_said_with_the_address(word, session):
    session.event.waiting_list = "none"
    session.event.save()
    booked(session, 3)
    said("evening")
    [answer] = said("Anna")[1]
    assert answer.startswith("There are not enough free seats. http")
    said("evening")
    assert said("Anna 99")[1][0].startswith("At most 5 people can be registered.")


def test_what_is_no_name_is_asked_again_and_another_keyword_is_heeded(word, session):
    keyword("HOURS", "information", replies={"en": "Daily."})
    said("evening")
    assert said("yes")[1][0].startswith("“Chess evening”")
    assert said("hours") == ("information", ["Daily."])
    assert said("Anna")[0] == "event"
    assert Registration.objects.count() == 1


def test_who_is_registered_gets_their_link(word, session):
    said("evening")
    said("Anna")
    [answer] = said("evening")[1]
    assert answer.startswith("You are registered already: http")
    assert Registration.objects.count() == 1


def test_event_that_asks_more_leads_to_its_page(word, session):
    QuestionFactory(event=session.event, required=True)
    [answer] = said("evening")[1]
    assert answer.startswith("Please register for “Chess evening” here: http")


def test_event_that_is_over_gone_or_a_draft_is_closed(word, session):
    session.event.status = "draft"
    session.event.save()
    assert said("evening") == ("event", ["Registration is closed."])
    keyword("GONE", "event", "event:0")
    assert said("gone") == ("event", ["Registration is closed."])


@pytest.mark.parametrize(
    ("words", "meaning"),
    [
        ("please do not stop writing but stop this", "wants_out"),
        ("when does it begin?", "unclear"),
        ("CANCEL", "stop"),
        ("no", "event"),
    ],
)
def test_what_says_something_else_registers_nobody(word, words, meaning):
    said("evening")
    assert said(words)[0] == meaning
    assert not Registration.objects.exists()
