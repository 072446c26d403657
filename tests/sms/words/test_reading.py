"""What texts are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms.words.lexicon import lexicon
from sms.words.reading import understand


def read(text):
    return understand(text, lexicon())


@pytest.mark.parametrize(
    "text",
    [
        *(
            "CTOП",
            "СТОP",
            "ST0P",
            "STОР",
            "ＳＴＯＰ",
            "𝐒𝐓𝐎𝐏",
            "S\u200bTOP",
            "stop 🙏",
            "Stop.",
            "(stop)",
            "STOP STOP STOP",
        ),
        *("Stop, thank you", "please stop sending me this", "OK, stop", "yes stop", "Leave me alone, please!"),
        *("Пожалуйста, больше не пишите", "прекратите присылать мне смс!!!", "Стоп, спасибо", "да, стоп"),
        *("Өтінемін, жазбаңыз", "Менга керак эмас", "iltimos, yozmang", "TO‘XTAT", "To`xtat", "làm ơn dừng", "Dừng ạ"),
        *("من فضلك إيقاف", "إيـقـاف", "اِيقَاف", "ᲡᲢᲝᲞ", "Ստոպ", "будь ласка, не пишіть", "s'il vous plaît, arretez"),
    ],
)
def test_a_wish_to_leave_is_heard_with_its_courtesies(text):
    found = read(text)
    assert (found.is_stop, found.may_want_out, found.is_ambiguous) == (True, False, False)


@pytest.mark.parametrize(
    "text", ["S T O P", "S.T.O.P.", "s-t-o-p!", "с т о п", "S t 0 p", "т о қ т а т у", "إ ي ق ا ف"]
)
def test_a_word_to_leave_by_may_be_spelled(text):
    assert read(text).is_stop


@pytest.mark.parametrize(
    "text",
    ["s t", "S T O", "a b c d", "1 2 3 4", "c a n c e l", "s t o p it", "st op", "n o", "y e s", "line s t o p"],
)
def test_other_letters_one_by_one_are_no_wish_to_leave(text):
    assert (read(text).is_stop, read(text).may_want_out) == (False, False)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "We have got to STOP this bill",
            "don't stop",
            "Please do not stop sending",
            "no stop",
            "I want to unsubscribe",
        ),
        *("Не стоп", "Подскажите, как мне отписаться", "CTOП этому", "Why do you text me? Wrong number", "Never stop"),
    ],
)
def test_a_wish_among_other_words_stops_nothing_and_is_shown_to_a_person(text):
    found = read(text)
    assert (found.is_stop, found.may_want_out) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "🙂", "Thank you!", "ok", "cancelled flights", "The end of the book", "Bus stops here", "КТО", "HE"),
        *("Нет", "Хочу на шахматы", "Соловьи", "стоматолог", "я читаю книгу про кота", "a stopover", "спор", "топор"),
        *("CANCEL my seat", "Отмена рейса"),
    ],
)
def test_other_texts_are_no_wish_to_leave(text):
    found = read(text)
    assert (found.is_stop, found.may_want_out) == (False, False)


def test_the_ambiguous_is_marked_and_only_as_the_whole_message():
    assert [
        (read(text).is_stop, read(text).is_ambiguous) for text in ("CANCEL", "cancel, please", "ОТМЕНА", "HUY")
    ] == [(True, True)] * 4
    assert [read(text).is_stop or read(text).may_want_out for text in ("CANCEL my seat", "Отмена рейса")] == [False] * 2


def test_what_may_mean_anything_stops_nothing():
    found = read("Dung")
    assert (found.is_stop, found.may_want_out, found.is_ambiguous) == (False, True, True)


def test_yes_and_no_are_kept_apart_across_alphabets():
    latin, cyrillic = read("HE"), read("НЕ")
    assert [(latin.yes, latin.no), (cyrillic.yes, cyrillic.no)] == [(True, False), (False, True)]


@pytest.mark.parametrize("text", ["yes", "Yes, please", "да спасибо", "OK", "иә, рахмет", "نعم شكرا"])
def test_yes_is_no_more_than_yes(text):
    found = read(text)
    assert (found.yes, found.no, found.start, found.is_stop, found.help) == (True, False, False, False, False)


@pytest.mark.parametrize("text", ["?", "？", "؟", "HELP", "help me please", "ПОМОЩЬ", "trợ giúp"])
def test_help_is_found(text):
    assert (read(text).help, read(text).lead) == (True, "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("2", 2), ("2.", 2), ("２", 2), ("٢", 2), ("۲", 2), ("2️⃣", 2), ("②", 2), (" 14 ", 14), ("№ 3", 3), ("२!", 2)),
        *(("1234", None), ("2 or 3", None), ("two", None), ("", None), ("2nd", None)),
    ],
)
def test_a_number_is_read_in_any_digits(text, number):
    assert read(text).number == number


@pytest.mark.parametrize(
    ("text", "lead", "rest"),
    [
        ("STOP CHESS", "stop", "chess"),
        ("please stop chess, thanks", "stop", "chess"),
        ("СТОП шахматы", "stop", "шахматы"),
        ("CTOП шахматы", "stop", "шахматы"),
        ("Не присылайте шахматный клуб", "stop", "шахматный клуб"),
        ("HELP chess", "help", "chess"),
        ("JOIN Chess!", "start", "chess"),
        ("chess", "", ""),
        ("STOP", "", ""),
    ],
)
def test_what_follows_a_word_is_what_it_is_about(text, lead, rest):
    found = read(text)
    assert (found.lead, found.rest, found.is_stop) == (lead, rest, text == "STOP")
    assert found.topic_word == (rest if lead == "stop" else "")


@pytest.mark.parametrize(("text", "language"), [("ҚАЗАҚША", "kk"), ("oʻzbekcha", "uz"), ("RU", "ru"), ("Chess", "")])
def test_a_language_is_asked_for_by_its_name(text, language):
    assert read(text).language == language


@pytest.mark.parametrize(
    "text",
    [
        *(
            "I want to kill myself.",
            "I can’t go on, I don’t want to live",
            "he hits me every day",
            "stop, I am in danger",
        ),
        *("Я хочу умереть", "отчим меня бьёт", "подумываю о самоубийстве", "мне угрожают в школе"),
        *(
            "Өлгім келеді",
            "мені әкем мені ұрады",
            "oʻzimni oʻldiraman",
            "мени калтаклашади",
            "em muốn chết",
            "Em MUON CHET",
        ),
        *("أريد أن أموت", "اريد ان اموت", "ابي يضربني كل يوم", "мене б'ють", "məni döyürlər", "სიკვდილი მინდა"),
        *("ուզում եմ մեռնել", "мени сабайт", "маро мезанад"),
    ],
)
def test_danger_is_seen_within_a_text(text):
    assert read(text).alarm is True


@pytest.mark.parametrize(
    "text",
    [
        *("I hit the books", "kill time", "He beats everybody at chess", "I would die for a new book"),
        *("хочу жить у моря", "мама меня любит", "бьют часы", "тема: борьба", "từ từ", "tu tu", "أريد كتاب", "STOP"),
    ],
)
def test_everyday_words_are_no_alarm(text):
    assert read(text).alarm is False


@given(st.text(max_size=60))
def test_any_text_can_be_read(text):
    found = read(text)
    assert not (found.is_stop and found.may_want_out)
    assert found == read(f" {text}. ")


def test_a_very_long_text_is_read_as_far_as_needed():
    assert read("stop " * 1_000_000).is_stop
    assert read("\ufdfa" * 1_600).is_stop is False
