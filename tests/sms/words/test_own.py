"""Words that officers add."""

import pytest
from django.core.exceptions import ValidationError

from sms.models import Keyword, KeywordWord, OwnWord
from sms.words.reading import read


def own(word, action="stop", language="kk"):
    return OwnWord(word=word, action=action, language=language)


@pytest.mark.parametrize(
    ("word", "action", "text"),
    [
        ("Бітті", "stop", "БІТТІ!"),
        ("Бітті", "stop", "Бітті, рахмет"),
        ("Бітті", "stop", "Бiттi"),
        ("Yetarli", "no", "yetarli."),
        ("Mayli", "yes", "MAYLI"),
        ("Кітап", "start", "кітап"),
        ("Не істеу керек", "help", "не  істеу керек?"),
    ],
)
def test_word_is_understood_as_soon_as_it_is_saved(db, word, action, text):
    assert read(text).says(action) is False
    own(word, action).save()
    assert read(text).says(action) is True
    assert read(text).is_stop == (action == "stop")


def test_word_is_forgotten_as_soon_as_it_is_deleted(db):
    row = own("Бітті")
    row.save()
    row.word = "Аяқта"
    row.save()
    assert [read("бітті").is_stop, read("аяқта").is_stop] == [False, True]
    row.delete()
    assert read("аяқта").is_stop is False


def test_words_of_alarm_are_found_within_texts_and_only_whole(db):
    own("Тентек аға", "alarm").save()
    assert [read(text).alarm for text in ("сол тентек аға келді", "тентек ағай")] == [True, False]


def test_reading_takes_one_query_however_many_words_there_are(db, django_assert_num_queries):
    for number in range(3):
        own(f"сөз нөмір {number}").save()
    with django_assert_num_queries(1):
        read("сөз нөмір 2")


@pytest.mark.parametrize(
    ("word", "action"),
    [
        *(("ok", "stop"), ("!!!", "stop"), ("123", "stop"), ("please", "stop"), ("спасибо", "alarm"), ("я", "no")),
        *(("STOP", "start"), ("Стоп", "no"), ("CTOП", "start"), ("YES", "stop"), ("help", "alarm"), ("stop", "stop")),
        *(("хочу умереть", "yes"), ("Dung", "stop"), ("бітті", "no"), ("БІТТІ.", "stop")),
    ],
)
def test_word_that_is_common_or_understood_already_is_refused(db, word, action):
    own("Бітті").save()
    with pytest.raises(ValidationError) as refused:
        own(word, action).full_clean(validate_unique=False)
    assert list(refused.value.message_dict) == ["word"]


def test_word_of_a_keyword_is_refused(db):
    keyword = Keyword.objects.create(name="Chess club", handler="join")
    KeywordWord.objects.create(keyword=keyword, word="Шахмат", folded="шахмат")
    with pytest.raises(ValidationError, match="Chess club"):
        own("шахмат!").full_clean()


def test_new_word_and_the_same_again_are_accepted(db):
    row = own("Бітті")
    row.full_clean()
    row.save()
    row.full_clean()
    assert row.folded == "бітті"
