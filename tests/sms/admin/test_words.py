"""Officers’ words and helplines in the admin."""

import csv

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sms.models import Helpline, OwnWord
from sms.words.reading import read

ADDRESSES = ["sms_words:index", "sms_words:add", "sms_words:table", "sms_helplines:index", "sms_helplines:add"]


@pytest.mark.parametrize(("who", "status"), [("officer", 200), ("editor", 302), ("desk", 302)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_both_are_officers_matter(client, request, who, status, address):
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse(address)).status_code == status


def test_editor_can_add_none(client, editor):
    client.force_login(editor)
    client.post(reverse("sms_words:add"), {"word": "Бітті", "action": "stop", "language": "kk"})
    client.post(reverse("sms_helplines:add"), {"country": "KZ", "texts_en": "Call 111."})
    assert [OwnWord.objects.exists(), Helpline.objects.exists()] == [False, False]


def test_officer_adds_a_word(client, officer):
    client.force_login(officer)
    client.post(reverse("sms_words:add"), {"word": "Бітті", "action": "stop", "language": "kk"})
    assert read("бітті!").is_stop
    text = client.get(reverse("sms_words:index")).text
    assert ["Бітті" in text, "Kazakh" in text, "leave" in text] == [True, True, True]


def test_officer_is_told_why_a_word_is_refused(client, officer):
    client.force_login(officer)
    page = client.post(reverse("sms_words:add"), {"word": "стоп", "action": "start", "language": "ru"})
    assert "It is understood already: leave." in page.text
    assert OwnWord.objects.count() == 0


def test_officer_writes_a_helpline_for_a_country_once(client, officer):
    client.force_login(officer)
    for _time in range(2):
        page = client.post(reverse("sms_helplines:add"), {"country": "KZ", "texts_en": "Call 111, day and night."})
    assert (page.status_code, Helpline.objects.get().texts) == (200, {"en": "Call 111, day and night."})
    text = client.get(reverse("sms_helplines:index")).text
    assert ["Kazakhstan" in text, "Call 111, day and night." in text] == [True, True]


def queries_of_list(client) -> int:
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("sms_words:index"))
    return len(queries)


def test_list_takes_as_many_queries_however_long_it_is(client, officer):
    client.force_login(officer)
    OwnWord.objects.create(word="сөз нөмір", action="stop", language="kk")
    queries_of_list(client)
    one = queries_of_list(client)
    for number in range(2):
        OwnWord.objects.create(word=f"сөз нөмір {number}", action="help", language="ru")
    assert queries_of_list(client) == one


def table_of(client) -> list[list[str]]:
    answer = client.get(reverse("sms_words:table"))
    assert answer.text.startswith("\ufeff")
    return list(csv.reader(answer.text.removeprefix("\ufeff").splitlines()))


def test_officer_downloads_every_word_that_is_understood_with_its_language_and_meaning(client, officer):
    client.force_login(officer)
    assert reverse("sms_words:table") in client.get(reverse("sms_words:index")).text
    OwnWord.objects.create(word="Бітті", action="stop", language="kk")
    heading, *lines = table_of(client)
    assert heading == ["Language", "Word", "Means"]
    told = (["Russian", "СТОП", "leave"], ["Uzbek", "TOʻXTAT", "leave"], ["Kazakh", "Бітті", "leave"])
    assert [line in lines for line in told] == [True] * 3
    assert ["English", "HELP", "help"] in lines
    assert len(lines) == len({tuple(line) for line in lines})


def test_table_for_a_provider_has_no_word_that_depends_on_what_is_open_and_none_of_alarm(client, officer):
    client.force_login(officer)
    OwnWord.objects.create(word="Тентек аға", action="alarm", language="kk")
    words = {word for _language, word, _meaning in table_of(client)}
    assert words & {"CANCEL", "END", "DUNG", "Тентек аға"} == set()


def test_table_cannot_be_taken_for_a_formula(client, officer):
    client.force_login(officer)
    OwnWord.objects.create(word="=СӨЗ()", action="help", language="kk")
    assert ["Kazakh", "'=СӨЗ()", "help"] in table_of(client)
