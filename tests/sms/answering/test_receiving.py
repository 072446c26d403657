"""What happens with a text that comes in."""

import datetime
import logging

import pytest
from django.utils import timezone

from sms.answering import handlers
from sms.answering.asking import ask
from sms.answering.languages import usual_in
from sms.answering.limits import MOST
from sms.answering.services import close_idle, forget
from sms.models import Asked, Consent, Following, Helpline, Incoming, Message, Subscriber, Thread
from tests.factories.sms import SenderFactory, SubscriberFactory
from tests.sms.answering.texting import NUMBER, keyword, replies, said, text

pytestmark = pytest.mark.usefixtures("sender")

LEFT = "You get no more messages from us. To come back, text START."


def followed(reader) -> list[str]:
    rows = Following.objects.filter(subscriber=reader, is_active=True).order_by("topic__slug")
    return list(rows.values_list("topic__slug", flat=True))


def status(reader) -> str:
    reader.refresh_from_db()
    return reader.status


def threads() -> list[tuple[str, bool]]:
    return list(Thread.objects.order_by("pk").values_list("reason", "is_open"))


class Echo:
    """Understands numbers alone."""

    name, label, needs_target = "echo", "echo", False

    def choices(self, user):
        return []

    def start(self, talk):
        return "1/0" and str(1 // int(talk.keyword.target or 1))

    def answer(self, talk, asked):
        return f"{asked.target}: {talk.reading.number}" if talk.reading.number is not None else None


@pytest.fixture
def echo():
    handlers.register(Echo())
    yield
    handlers._handlers.pop("echo")


def asked_echo(target="seats") -> Asked:
    return ask(NUMBER, "echo", target, timezone.now() + datetime.timedelta(hours=1))


# Kept once


def test_text_that_is_brought_again_answers_the_first_row_and_does_nothing(reader):
    first, second = text("HELP", reference="SM1"), text("HELP", reference="SM1")
    assert (first.pk, len(replies()), Incoming.objects.count()) == (second.pk, 1, 1)


@pytest.mark.parametrize("phone", ["", "AMAZON", "12345", "+" + "9" * 40, "+7701\0", "тел"])
def test_senders_that_are_no_numbers_are_kept_and_never_answered(phone):
    incoming = text("STOP", phone)
    assert (incoming.meaning, incoming.phone, Message.objects.count(), threads()) == ("nobody", "", 0, [])


def test_absurd_texts_are_kept_safely(reader):
    for words in ["A" * 1600, "B" * 100_000, "\0\0", "", "🎉🎉", "9" * 400, "STOP\0", "'; DROP TABLE sms_incoming; --"]:
        assert text(words).handled_at
    kept = list(Incoming.objects.order_by("pk").values_list("text", flat=True))
    assert [len(words) for words in kept] == [1600, 1600, 0, 0, 2, 400, 4, 30]
    assert status(reader) == "stopped"


# STOP


@pytest.mark.parametrize("word", ["STOP", "stop!", "СТОП", "CTOП", "Stop, please"])
def test_stop_is_honoured_at_once_and_confirmed_once(reader, word):
    assert said(word) == ("stop", [LEFT])
    assert (status(reader), followed(reader)) == ("stopped", [])
    assert Consent.objects.of(NUMBER).values_list("act", "source", "evidence").last() == ("withdrawn", "keyword", word)


def test_stop_for_one_topic_leaves_the_others(reader):
    assert said("STOP CHESS") == (
        "stop",
        ["You get no more messages about “Chess”. To leave all, text STOP."],
    )
    assert (status(reader), followed(reader)) == ("active", ["news"])


def test_stop_is_not_answered_where_the_provider_has_answered_it(reader):
    assert said("STOP", answered=True) == ("stop", [])
    assert said("ARRET", wants_out=True) == ("stop", [])
    assert status(reader) == "stopped"


def test_sentence_that_the_provider_takes_for_stop_is_no_proof_that_is_kept(reader):
    came = text("they beat me at home", wants_out=True).received_at
    text("STOP", "+77010000000", wants_out=True)
    proofs = list(Consent.objects.filter(act="withdrawn").order_by("pk").values_list("evidence", flat=True))
    assert proofs == [f"text of {came:%Y-%m-%d %H:%M} UTC", "STOP"]


def test_strangers_can_leave_too():
    assert said("STOP")[0] == "stop"
    assert [step.act for step in Consent.objects.of(NUMBER)] == ["withdrawn"]


def test_stop_goes_before_an_open_question(reader, echo):
    asked_echo()
    assert said("STOP")[0] == "stop"
    assert status(reader) == "stopped"


@pytest.mark.parametrize("word", ["CANCEL", "NO", "ОТМЕНА"])
def test_words_with_two_meanings_are_stop_when_they_answer_nothing(reader, word):
    assert said(word)[0] == "stop"
    assert status(reader) == "stopped"


def test_word_that_may_mean_anything_is_asked_back_and_heeded_meanwhile(reader):
    meaning, answers = said("DUNG")
    assert (meaning, len(answers), status(reader), threads()) == ("asked_back", 1, "held", [("wants_out", True)])
    assert not Consent.objects.of(NUMBER).exists()


def test_sentence_that_may_be_a_wish_to_leave_waits_for_a_person_and_is_heeded_meanwhile(reader):
    assert said("why do you not stop writing to my son") == ("wants_out", [])
    assert (status(reader), threads()) == ("held", [("wants_out", True)])


# Alarm


def test_danger_goes_to_the_top_with_the_helpline_of_the_country(reader):
    Helpline.objects.create(country="KZ", texts={"en": "Call 150 now, day and night."})
    text("hm hm hm")
    assert said("i want to die") == ("alarm", ["Call 150 now, day and night."])
    assert threads() == [("alarm", True)]


def test_danger_is_answered_everywhere_and_stop_is_honoured_all_the_same(reader):
    meaning, answers = said("stop, i want to die")
    assert (meaning, len(answers), threads()) == ("alarm", 1, [("alarm", True)])
    assert "You are not alone" in answers[0]
    assert status(reader) in {"stopped", "held"}


def test_stop_of_the_provider_is_honoured_also_in_danger(reader):
    assert said("i want to die", wants_out=True) == ("alarm", [])
    assert status(reader) == "stopped"


# Answers


def test_latest_open_question_is_answered_once(reader, echo):
    asked_echo("first")
    asked_echo("last")
    assert said("２") == ("echo", ["last: 2"])
    assert said("3") == ("echo", ["first: 3"])
    assert said("4")[0] == "unclear"


def test_question_that_is_over_or_of_a_missing_app_takes_no_answer(reader):
    ask(NUMBER, "echo", "x", timezone.now() - datetime.timedelta(seconds=1))
    ask(NUMBER, "gone", "x", timezone.now() + datetime.timedelta(hours=1))
    assert said("2")[0] == "unclear"


def test_answer_that_also_wants_to_leave_counts_and_is_heeded(reader, echo, monkeypatch):
    monkeypatch.setattr(Echo, "answer", lambda self, talk, asked: "noted")
    asked_echo()
    assert said("we must stop this now please")[0] == "echo"
    assert (status(reader), threads()) == ("held", [("wants_out", True)])


def test_yes_without_a_question_joins_nothing():
    assert said("YES")[0] == "unclear"
    assert not Subscriber.objects.exists()


# START, HELP, languages


def test_start_brings_back_what_was_followed_and_nothing_else(reader, chess):
    Following.objects.filter(topic=chess).update(is_active=False, ended_at=timezone.now())
    text("STOP")
    assert said("START")[0] == "start"
    assert (status(reader), followed(reader)) == ("active", ["news"])


def test_start_of_a_stranger_says_how_one_joins():
    meaning, [answer] = said("START")
    assert (meaning, answer.startswith("Choose what you want to hear about: http")) == ("start", True)
    assert not Subscriber.objects.exists()


def test_help_says_who_we_are_and_how_to_leave(reader):
    meaning, [answer] = said("HELP")
    assert meaning == "help"
    assert "To leave, text STOP" in answer


def test_name_of_a_language_changes_it_and_is_confirmed_in_it(reader):
    said_in_russian = said("РУССКИЙ")
    reader.refresh_from_db()
    assert (said_in_russian[0], reader.language) == ("language", "ru")
    assert Message.objects.last().language == "ru"


@pytest.mark.parametrize(("phone", "word", "tag"), [("+77011234567", "STOP", "en"), ("+84912345678", "?!x", "vi")])
def test_strangers_are_answered_in_the_language_of_their_word_or_country(phone, word, tag):
    text(word, phone)
    assert Message.objects.get().language == tag


@pytest.mark.parametrize(("country", "tag"), [("KZ", "ru"), ("UZ", "uz"), ("VN", "vi"), ("EG", "ar"), ("AM", "en")])
def test_usual_language_of_a_country(country, tag):
    assert usual_in(country) == tag


# Keywords


def test_new_reader_joins_by_a_word_after_saying_their_age(chess):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    assert said("chess!") == (
        "join",
        ["How old are you? Text 1 if you are 16 or older, 2 if you are younger."],
    )
    assert not Following.objects.filter(is_active=True).exists()
    assert said("1") == ("join", ["You now get messages about “Chess”. They cost you nothing. To leave, text STOP."])
    assert followed(Subscriber.objects.get()) == ["chess"]


@pytest.mark.parametrize("answer", ["2", "NO", "12"])
def test_child_waits_for_a_parent(chess, answer):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    text("chess")
    [reply] = said(answer)[1]
    assert reply.startswith("A parent or guardian has to agree first.")
    assert Subscriber.objects.get().status == "guardian"


@pytest.mark.parametrize("word", ["YES", "ok", "Да"])
def test_yes_is_no_age_and_no_consent(chess, word):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    question = said("chess")
    assert said(word) == question
    assert not Following.objects.exists()


def test_word_that_may_mean_yes_or_stop_is_no_age(chess):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    text("chess")
    assert said("DUNG")[0] == "asked_back"
    assert not Following.objects.exists()


@pytest.mark.parametrize("word", ["1", "YES"])
def test_nothing_is_joined_by_an_answer_after_stop(chess, word):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    text("chess")
    text("STOP")
    assert said(word)[0] == "unclear"
    assert (Subscriber.objects.get().status, Following.objects.count()) == ("stopped", 0)


def test_child_does_not_get_older_by_asking_again(chess):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    for words in ("chess", "2"):
        text(words)
    assert said("chess")[1][0].startswith("A parent or guardian has to agree first.")
    text("1")
    assert Subscriber.objects.get().status == "guardian"


def test_topic_that_cannot_be_joined_any_more_is_not_joined(chess):
    keyword("CHESS", "join", f"topic:{chess.pk}")
    chess.is_open = False
    chess.save()
    assert said("chess")[1][0].startswith("Choose what you want to hear about")
    assert not Subscriber.objects.exists()


def test_word_is_answered_with_a_text_in_the_readers_language(reader):
    keyword("HOURS", "information", replies={"en": "Daily 10–18.", "ru": "Ежедневно 10–18."})
    assert said("Hours?") == ("information", ["Daily 10–18."])


def test_keyword_may_begin_with_the_word_for_joining(reader):
    keyword("JOIN CLUB", "information", replies={"en": "Come on Friday."})
    keyword("HOURS", "information", replies={"en": "Daily 10–18."})
    assert [said(words)[1] for words in ("join club!", "Join hours")] == [["Come on Friday."], ["Daily 10–18."]]


def test_word_calls_a_person(reader):
    keyword("LIBRARIAN", "human")
    assert said("librarian")[0] == "human"
    assert threads() == [("human", True)]


def test_keyword_that_stumbles_is_laid_before_a_person_and_nothing_is_lost(reader, echo, caplog):
    keyword("BROKEN", "echo", "0")
    with caplog.at_level(logging.CRITICAL):
        assert said("broken") == ("error", [])
    assert (threads(), Incoming.objects.get().text) == ([("human", True)], "broken")


# What nobody understands


def test_helpful_answer_comes_once_a_day_and_every_text_lands_in_the_inbox(reader):
    assert [len(said(words)[1]) for words in ["hm hm", "mh mh", "hmm mhm"]] == [1, 0, 0]
    Incoming.objects.update(received_at=timezone.now() - datetime.timedelta(hours=25))
    assert len(said("hm hm")[1]) == 1
    assert (threads(), Thread.objects.get().incoming.count()) == ([("unclear", True)], 4)


@pytest.mark.parametrize("words", ["Thanks!", "спасибо", "🙏", "👍👍", "..."])
def test_thanks_want_no_answer(reader, words):
    assert (said(words), threads()) == (("thanks", []), [])


def test_machine_that_answers_machines_is_answered_no_more_but_may_leave(reader):
    for _turn in range(MOST + 5):
        text("HELP")
    assert len(replies()) == MOST
    assert said("STOP") == ("stop", [])
    assert status(reader) == "stopped"


def test_answer_goes_by_the_sender_that_was_texted_if_people_can_reply_to_it(reader, sender):
    other = SenderFactory(name="+15551111111", route__rank=1)
    text("HELP")
    text("HELP", to=other.name)
    other.routes.update(two_way=False)
    text("HELP", to=other.name)
    assert list(Message.objects.order_by("pk").values_list("sender", flat=True))[:2] == [sender.pk, other.pk]


def test_without_a_way_back_a_text_is_kept_all_the_same(reader, sender):
    sender.delete()
    assert (text("HELP").meaning, Message.objects.count()) == ("help", 0)


# Time


def test_quiet_conversations_end_and_texts_go_when_their_time_is_over(reader, settings):
    text("hm hm")
    text("why do you not stop writing to my son", SubscriberFactory().phone)
    text("why do you not stop writing to my son", "+77010000000")
    text("I want to die", "+77010000001")
    Thread.objects.update(last_at=timezone.now() - datetime.timedelta(days=31))
    Incoming.objects.update(received_at=timezone.now() - datetime.timedelta(days=settings.SMS_CONTENT_DAYS + 1))
    assert close_idle(timezone.now()) == 1
    assert forget(timezone.now()) == {"texts": 1, "rows": 0}
    assert Incoming.objects.exclude(thread__is_open=True).get().text == ""


def test_what_nobody_has_read_yet_is_kept_until_the_conversation_is_closed(settings):
    text("I want to die")
    Incoming.objects.update(received_at=timezone.now() - datetime.timedelta(days=settings.SMS_ROW_DAYS + 1))
    assert (forget(timezone.now())["rows"], Incoming.objects.get().text) == (0, "I want to die")
    Thread.objects.update(is_open=False)
    assert (forget(timezone.now())["texts"], Incoming.objects.count()) == (1, 0)
