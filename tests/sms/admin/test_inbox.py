"""Conversations and keywords in the admin."""

import datetime
import re
import uuid
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from sms.answering import services
from sms.answering.errors import AnsweredMeanwhile
from sms.answering.services import answer
from sms.models import Consent, Incoming, Keyword, KeywordWord, Message, Subscriber, Thread
from sms.people.links import page_url
from sms.people.services import erase, leave, pause
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import SenderFactory, SubscriberFactory, TopicFactory
from tests.factories.users import UserFactory
from tests.reading import elements, texts
from tests.sms.answering.texting import NUMBER, keyword, text

INBOX = "/admin/sms_inbox/"


@pytest.fixture(autouse=True)
def sender(db):
    return SenderFactory(name="+15550000000")


@pytest.fixture
def officer(house, client):
    user = UserFactory(roles=[OUTREACH_OFFICERS])
    client.force_login(user)
    return user


@pytest.fixture
def library(house):
    return PartnerLibraryFactory()


@pytest.fixture
def editor(library, client):
    user = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    client.force_login(user)
    return user


@pytest.fixture
def thread():
    text("hm hm")
    return Thread.objects.get()


def page(thread) -> str:
    return reverse("sms_inbox:thread", args=[thread.pk])


def listed(client, query: str = "") -> list[str]:
    """The lines of the list."""
    return [line for line in texts(client.get(INBOX + query), "tr") if "+7701" in line]


def sent(thread) -> list[str]:
    return [message.text.removeprefix("Library Outreach: ") for message in services.answers_in(thread)]


def form(client, thread, **values) -> dict[str, str]:
    """What the form for an answer sends as it was shown."""
    fields = elements(client.get(page(thread)), "input")
    hidden = {
        field.attributes["name"]: field.attributes.get("value", "") for field in fields if "name" in field.attributes
    }
    return {name: hidden[name] for name in ("seen", "nonce")} | {"do": "answer", "text": "Yes."} | values


# The list


def test_danger_stands_on_top_with_a_word_and_a_sign(officer, client):
    for words, phone in [("hm hm", "+77010000001"), ("i want to die", "+77010000002"), ("hm hm", "+77010000003")]:
        text(words, phone)
    rows = listed(client)
    assert ["perhaps somebody is in danger" in row for row in rows] == [True, False, False]
    assert ["+7701•••••02" in rows[0], "+7701•••••03" in rows[1], "+7701•••••01" in rows[2]] == [True] * 3
    assert b"+77010000002" not in client.get(INBOX).content
    assert b'href="#icon-warning"' in client.get(INBOX).content


def test_list_is_filtered_by_who_cares_and_shows_what_is_closed_when_asked(officer, client, thread):
    queries = ["?with_whom=mine", "?with_whom=nobody", "?reason=alarm", "?state=closed"]
    shown = {query: bool(listed(client, query)) for query in queries}
    services.close(thread=thread, by=officer)
    shown |= {query: bool(listed(client, query)) for query in ["", "?state=all"]}
    assert shown == {
        "?with_whom=mine": False,
        "?with_whom=nobody": True,
        "?reason=alarm": False,
        "?state=closed": False,
        "": False,
        "?state=all": True,
    }


def test_list_and_page_take_as_many_queries_for_three_as_for_one(officer, client):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    text("hm hm")
    thread = Thread.objects.get()
    one = queries(INBOX), queries(page(thread))
    for number in range(2):
        SubscriberFactory(phone=f"+7701000000{number}", library=PartnerLibraryFactory(sections=False))
        text("hm hm", f"+7701000000{number}")
        text("mh mh")
        answer(thread=thread, text="Yes.", by=officer, seen=10**9, nonce=str(number))
    assert (queries(INBOX), queries(page(thread))) == one


# The page


def test_conversation_reads_like_a_chat_with_the_number_for_officers(officer, client, thread):
    response = client.get(page(thread))
    lines = [
        line.attributes["class"]
        for line in elements(response, "li")
        if "talk__line" in line.attributes.get("class", "")
    ]
    assert lines == ["talk__line", "talk__line talk__line--ours"]
    assert NUMBER in response.content.decode()
    assert re.search(r"\d\d:\d\d UTC", " ".join(texts(response, "time")))


def test_answer_is_sent_once_and_takes_the_conversation(officer, client, thread):
    data = form(client, thread, text="We open\r\nat ten.")
    assert [client.post(page(thread), data).status_code for _turn in range(2)] == [302, 302]
    thread.refresh_from_db()
    assert (sent(thread), thread.assigned_to) == (["We open\nat ten."], officer)
    assert Message.objects.latest("pk").kind == "sms_reply"


def test_second_of_two_colleagues_sees_what_the_first_has_said(officer, client, thread):
    data = form(client, thread, text="Mine.")
    answer(thread=thread, text="Theirs.", by=UserFactory(), seen=0, nonce="n")
    refused = client.post(page(thread), data)
    assert (refused.status_code, sent(thread)) == (422, ["Theirs."])
    assert "A colleague has answered meanwhile." in refused.content.decode()
    assert "Theirs." in refused.content.decode()
    assert texts(refused, "textarea") == ["Mine."]
    assert client.post(page(thread), form(client, thread, text="Mine.")).status_code == 302
    assert sent(thread) == ["Theirs.", "Mine."]


def test_who_has_left_is_answered_only_within_a_day_of_writing(officer, client, thread):
    leave(phone=NUMBER, source="keyword")
    assert client.post(page(thread), form(client, thread)).status_code == 302
    Incoming.objects.update(received_at=timezone.now() - datetime.timedelta(hours=25))
    refused = client.post(page(thread), form(client, thread))
    assert (refused.status_code, len(sent(thread))) == (422, 1)
    assert "must not be written to" in refused.content.decode()


def test_empty_and_endless_answers_are_refused(officer, client, thread):
    for words in ["", " ", "x" * 601]:
        assert client.post(page(thread), form(client, thread, text=words)).status_code == 422
    assert client.post(page(thread), {"do": "fly"}).status_code == 404
    assert client.post(page(thread), form(client, thread, nonce="?", seen="-1")).status_code == 422
    assert sent(thread) == []


@pytest.mark.parametrize(("decision", "status"), [("leave", "stopped"), ("stay", "active")])
def test_somebody_decides_about_those_who_perhaps_want_to_leave(officer, client, decision, status):
    SubscriberFactory(phone=NUMBER)
    text("why do you not stop writing to my son")
    thread = Thread.objects.get()
    assert {"They want to leave", "They stay"} <= set(texts(client.get(page(thread)), "button"))
    assert client.post(page(thread), {"do": decision}).status_code == 302
    thread.refresh_from_db()
    assert (Subscriber.objects.get().status, thread.is_open) == (status, False)


def test_what_becomes_of_danger_when_somebody_has_everything_erased_can_be_seen(officer, client):
    SubscriberFactory(phone=NUMBER)
    text("I want to die")
    erase(NUMBER, source="page")
    mark = page(Thread.objects.get())
    assert (
        mark in client.get(INBOX).content.decode(),
        mark in client.get(f"{INBOX}?state=closed").content.decode(),
    ) == (
        False,
        True,
    )
    shown = client.get(mark).content.decode()
    assert ("somebody is in danger" in shown, "want to die" in shown, NUMBER in shown) == (True, False, False)


def test_what_somebody_wrote_is_not_kept_as_the_proof_that_they_left(officer, client):
    text("why do you not stop writing to my son", NUMBER)
    Incoming.objects.update(received_at=datetime.datetime(2026, 11, 26, 10, tzinfo=datetime.UTC))
    thread = Thread.objects.get()
    client.post(page(thread), {"do": "leave"})
    proof = Consent.objects.of(NUMBER).get().evidence
    assert proof == f"conversation {thread.pk}, text of 2026-11-26 10:00 UTC"


def test_pause_goes_on_when_they_stay(officer, client):
    pause(subscriber=SubscriberFactory(phone=NUMBER), days=90)
    text("why do you not stop writing to my son", NUMBER)
    client.post(page(Thread.objects.get()), {"do": "stay"})
    assert not Subscriber.objects.reachable(timezone.now() + datetime.timedelta(days=89)).exists()


def test_conversation_is_handed_over_and_closed(officer, client, thread, library):
    colleague = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    client.post(page(thread), {"do": "hand_over", "library": library.pk})
    thread.refresh_from_db()
    client.post(page(thread), {"do": "hand_over", "library": library.pk, "to": colleague.pk})
    thread.refresh_from_db()
    assert (thread.library, thread.assigned_to) == (library, colleague)
    client.post(page(thread), {"do": "close"})
    assert client.post(page(thread), {"do": "close"}).status_code == 422
    thread.refresh_from_db()
    assert not thread.is_open
    text("hm hm hm")
    assert Thread.objects.filter(is_open=True).count() == 1


def test_partners_see_conversations_of_their_own_readers_without_numbers(editor, client, library):
    SubscriberFactory(phone="+77010000001", library=library)
    for phone in ("+77010000001", "+77010000002"):
        text("hm hm", phone)
    own, other = Thread.objects.order_by("pk")
    assert [client.get(page(thread)).status_code for thread in (own, other)] == [200, 404]
    assert client.post(page(other), {"do": "close"}).status_code == 404
    pages = client.get(INBOX).content.decode() + client.get(page(own)).content.decode()
    assert ("+77010000001" in pages, "+7701•••••01" in pages, "•02" in pages) == (False, True, False)


def test_who_may_not_see_conversations_sees_none(client, house, thread):
    client.force_login(UserFactory(roles=["Event desk"]))
    assert client.get(page(thread)).status_code == 404
    assert client.get(INBOX).status_code == 302


def test_two_colleagues_at_once_in_the_service(officer, thread):
    answer(thread=thread, text="One.", by=officer, seen=0, nonce=uuid.uuid4().hex)
    with pytest.raises(AnsweredMeanwhile) as refused:
        answer(thread=thread, text="Two.", by=officer, seen=0, nonce=uuid.uuid4().hex)
    assert refused.value.message.text.endswith("One.")


# Keywords


def keyword_data(*words: str, **values) -> dict:
    """A form with these words."""
    data = {"name": "Chess", "does": "human|", "library": "", "is_active": "on"}
    data |= {
        "words-TOTAL_FORMS": len(words),
        "words-INITIAL_FORMS": 0,
        "words-MIN_NUM_FORMS": 1,
        "words-MAX_NUM_FORMS": 1000,
    }
    for place, word in enumerate(words):
        data |= {f"words-{place}-word": word, f"words-{place}-language": "en", f"words-{place}-id": ""}
    return data | values


def test_keyword_gets_words_and_what_it_does(officer, client):
    topic = TopicFactory(names={"en": "Chess"})
    add = partial(client.post, "/admin/sms_keywords/new/")
    assert add(keyword_data("CHESS", "Шахматы!", does=f"join|topic:{topic.pk}")).status_code == 302
    made = Keyword.objects.get()
    assert (made.handler, made.target) == ("join", f"topic:{topic.pk}")
    assert list(made.words.values_list("folded", flat=True)) == ["chess", "шахматы"]
    assert "CHESS, Шахматы!" in client.get("/admin/sms_keywords/").content.decode()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["STOP"], "means something to everybody"),
        (["да"], "means something to everybody"),
        (["12"], "means something to everybody"),
        (["!!!"], "Write letters or digits."),
        (["CLUB", "club."], "This word is there already."),
        (["taken?"], "Another keyword has this word."),
    ],
)
def test_words_that_mean_something_else_are_refused(officer, client, words, why):
    keyword("TAKEN", "human")
    response = client.post("/admin/sms_keywords/new/", keyword_data(*words))
    assert (response.status_code, why in response.content.decode()) == (200, True)
    assert KeywordWord.objects.count() == 1


def test_partners_have_keywords_of_their_own(editor, client, library):
    theirs = keyword("THEIRS", "human", library=PartnerLibraryFactory(sections=False))
    assert client.get(f"/admin/sms_keywords/edit/{theirs.pk}/").status_code == 404
    refused = client.post("/admin/sms_keywords/new/", keyword_data("OURS"))
    assert refused.status_code == 200
    assert client.post("/admin/sms_keywords/new/", keyword_data("OURS", library=library.pk)).status_code == 302


def test_segments_of_an_answer_are_counted_while_it_is_written(officer, client, thread):
    counted = [client.post(page(thread) + "?do=count", {"text": words}) for words in ("Yes.", "x" * 140, "Да. " * 30)]
    assert [" ".join(texts(answer, "p")[0].split()) for answer in counted] == [
        "1 segment · GSM-7 · 138 characters left",
        "1 segment · GSM-7 · 2 characters left",
        "3 segments · UCS-2 · 64 characters left",
    ]


def test_nobody_gets_the_key_to_a_readers_pages_by_reading_along(officer, client, thread):
    text("librarian")
    secret = page_url(SubscriberFactory())
    Message.objects.create(
        kind="sms_reply",
        priority=10,
        key="k",
        phone=NUMBER,
        cause=f"incoming:{thread.incoming.first().pk}",
        text=f"Your page: {secret}",
        expires_at=timezone.now(),
    )
    shown = client.get(page(thread)).text
    assert ["Your page: " in shown, "/s/…" in shown, secret in shown] == [True, True, False]
