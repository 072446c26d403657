"""One's own page, by a link: nothing happens by looking, everything by a button."""

import datetime
import json

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from cms.core.logs import mask
from sms.models import Consent, Message, Subscriber, Topic
from sms.people import links
from sms.people.consents import has_left, record
from sms.people.services import hold, pause
from tests.events.booking.entering import page_of
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.sms import FollowingFactory, SubscriberFactory, TopicFactory
from tests.factories.users import UserFactory
from tests.reading import elements
from tests.sms.people.joining import PHONE, a_way
from tests.sms.polls.asking import poll_with, vote

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(house):
    library = PartnerLibraryFactory(slug="far", names={"en": "Far library"})
    reader = SubscriberFactory(phone=PHONE, library=library)
    FollowingFactory(subscriber=reader, topic__slug="chess")
    TopicFactory(slug="poetry")
    return reader


def page(reader, *, age_days=0, step=""):
    day = timezone.now().date() - datetime.timedelta(days=age_days)
    return links.page_path(reader.pk, reader.link_version, day) + step


def fresh(reader) -> Subscriber:
    return Subscriber.objects.get(pk=reader.pk)


def followed(reader):
    rows = reader.followings.filter(is_active=True).order_by("pk")
    return [(row.topic.slug, row.library.slug if row.library else "") for row in rows]


def test_looking_changes_nothing_and_nobody_keeps_the_page(client, reader):
    before = Subscriber.objects.values().get()
    for step in ["", "leave/", "back/", "pause/", "links/", "new-link/", "guardian/", "erase/"]:
        client.get(page(reader, step=step))
    answer = client.get(page(reader))
    assert Subscriber.objects.values().get() == before
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex, nofollow")
    assert "no-store" in answer["Cache-Control"]
    assert PHONE[1:] not in page_of(answer).replace(" ", "")


def test_topics_of_the_network_and_of_the_library_are_chosen(client, reader):
    chess, poetry = (Topic.objects.get(slug=slug).pk for slug in ("chess", "poetry"))
    fields = {"language": "ru", "cap": "8", "topics_0": [f"{poetry}:0"]}
    fields[f"topics_{reader.library_id}"] = [f"{chess}:{reader.library_id}"]
    client.post(page(reader), fields)
    changed = fresh(reader)
    assert (changed.language, changed.cap) == ("ru", 8)
    assert followed(reader) == [("poetry", ""), ("chess", "far")]
    steps = Consent.objects.of(PHONE).values_list("act", "source", "topic__slug", "library__slug", "confirmed")
    assert list(steps) == [
        ("withdrawn", "page", "chess", None, False),
        ("given", "page", "poetry", None, True),
        ("given", "page", "chess", "far", True),
    ]


def test_nothing_ticked_is_leaving(client, reader):
    client.post(page(reader), {"language": "en", "cap": "4"})
    assert (fresh(reader).status, followed(reader)) == ("stopped", [])


def test_leaving_by_one_button_and_back_by_another(client, reader):
    client.post(page(reader, step="leave/"))
    assert (fresh(reader).status, has_left(PHONE)) == ("stopped", True)
    assert "Come back, with the same topics" in page_of(client.get(page(reader)))
    client.post(page(reader, step="back/"))
    assert (fresh(reader).status, followed(reader), has_left(PHONE)) == ("active", [("chess", "")], False)
    assert Consent.objects.of(PHONE).last().act == "given"


def test_pause_and_its_end(client, reader):
    client.post(page(reader, step="pause/"), {"days": "30"})
    paused = fresh(reader)
    assert (paused.status, (paused.paused_until - timezone.now()).days) == ("paused", 29)
    client.post(page(reader, step="pause/"))
    assert (fresh(reader).status, fresh(reader).paused_until) == ("active", None)


@pytest.mark.parametrize("days", ["31", "-7", "x", ""])
def test_pause_of_another_length_is_none(client, reader, days):
    client.post(page(reader, step="pause/"), {"days": days})
    assert fresh(reader).status == "active"


def test_page_is_in_the_language_of_the_messages_unless_another_is_asked_for(client, reader):
    Subscriber.objects.update(language="ar")
    (first,), (second,) = (elements(client.get(page(reader) + tail), "html") for tail in ("", "?lang=ru"))
    assert [first.attributes["lang"], first.attributes["dir"], second.attributes["lang"]] == ["ar", "rtl", "ru"]


# Links


def test_old_link_leaves_and_does_nothing_else(client, reader):
    a_way()
    old = {"age_days": 366}
    answer = page_of(client.get(page(reader, **old)))
    assert ("Send me a new link" in answer, "What we hold about you" in answer, "chess" in answer) == (
        True,
        False,
        False,
    )
    for step in ["erase/", "pause/", "links/"]:
        client.post(page(reader, **old, step=step), {"days": "7"})
    client.post(page(reader, **old), {"language": "ru", "cap": "8"})
    assert (fresh(reader).status, fresh(reader).language, fresh(reader).link_version) == ("active", "en", 0)
    assert client.get(page(reader, **old, step="data.json")).status_code == 302
    client.post(page(reader, **old, step="leave/"))
    assert fresh(reader).status == "stopped"


def test_new_link_goes_to_the_phone_once_a_day(client, reader):
    a_way()
    for _time in range(2):
        client.post(page(reader, age_days=400, step="new-link/"))
    (message,) = Message.objects.all()
    assert (message.phone, page(reader) in message.text) == (PHONE, True)


def test_nobody_is_sent_a_link_after_they_left_nor_one_after_the_other(client, reader):
    a_way()
    for _time in range(5):
        client.post(page(fresh(reader), step="new-link/"))
        client.post(page(fresh(reader), step="links/"))
    assert Message.objects.count() == 3
    Message.objects.all().delete()
    client.post(page(fresh(reader), step="leave/"))
    old = page(fresh(reader), age_days=400)
    client.post(f"{old}new-link/")
    assert (Message.objects.count(), "Send me a new link" in page_of(client.get(old))) == (0, False)


def test_what_is_agreed_to_stands_on_the_page_and_is_kept_as_it_stood_there(client, reader):
    address = f"{page(reader)}?lang=ru"
    shown = page_of(client.get(address))
    poetry = Topic.objects.get(slug="poetry")
    boxes = [f"{topic}:0" for topic in (poetry.pk, Topic.objects.get(slug="chess").pk)]
    client.post(address, {"topics_0": boxes, "language": "kk", "cap": "4"})
    wording = Consent.objects.of(PHONE).get(topic=poetry).wording
    assert (wording.language, wording.text in shown) == ("ru", True)


def test_older_links_can_be_made_worthless(client, reader):
    before = page(reader)
    answer = client.post(page(reader, step="links/"))
    assert (client.get(before).status_code, client.get(answer.headers["Location"]).status_code) == (404, 200)


@pytest.mark.parametrize("token", ["x", "0" * 18, "z" * 18, "-" * 18, "0" * 17, "é" * 18])
def test_address_that_is_none_of_ours(client, reader, token):
    answer = client.get(f"/s/{token}/")
    assert (answer.status_code, "This link does not work" in page_of(answer)) == (404, True)


def test_no_sign_of_a_link_can_be_changed(client, reader):
    token = page(reader).split("/")[2]
    for place, sign in enumerate(token):
        other = "1" if sign == "0" else "0"
        changed = token[:place] + other + token[place + 1 :]
        with pytest.raises(links.BadLink):
            links.subscriber_from(changed)


def test_links_of_a_former_secret_key_hold(client, reader, settings):
    before = page(reader)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    assert client.get(before).status_code == 200


@given(st.integers(0, 2**32 - 1), st.integers(0, 32767), st.dates(links.FIRST_DAY, datetime.date(2200, 1, 1)))
def test_links_are_short_and_hidden_in_logs(number, version, day):
    path = links.page_path(number, version, day)
    assert (len(path), mask(f"GET {path}")) == (22, "GET /s/…/")


# What is held


def test_data_are_handed_out(client, reader):
    client.post(page(reader, step="leave/"))
    data = json.loads(client.get(page(reader, step="data.json")).content)
    assert (data["subscription"][0]["number"], data["subscription"][0]["topic"]) == (PHONE, "Chess")
    assert [step["what"] for step in data["consents"]] == ["left"]
    table = client.get(page(reader, step="data.csv"))
    assert (table["Content-Type"], PHONE in table.content.decode()) == ("text/csv; charset=utf-8", True)


def test_data_say_what_somebody_has_chosen_and_until_when_they_pause(client, reader):
    library = PartnerLibraryFactory()
    Subscriber.objects.update(library=library, cap=2, zone="Asia/Almaty")
    pause(subscriber=reader, days=30)
    until = Subscriber.objects.get().paused_until
    for _held in range(2):
        row = json.loads(client.get(page(reader, step="data.json")).content)["subscription"][0]
        assert (row["cap"], row["zone"], row["home_library"]) == ("2 a month", "Asia/Almaty", str(library))
        assert datetime.datetime.fromisoformat(row["paused_until"]) - until < datetime.timedelta(seconds=1)
        hold(PHONE)


def test_data_say_who_has_done_each_step_and_no_name_of_a_colleague(client, reader):
    colleague = UserFactory(name="Aigerim")
    record(PHONE, "given", "import", by=colleague)
    record(PHONE, "permitted", "web", language="kk", confirmed=True, guardian="+77017770000")
    client.post(page(reader, step="leave/"))
    said = client.get(page(reader, step="data.json")).content.decode()
    steps = [(step["by"], step["language"], step["confirmed"]) for step in json.loads(said)["consents"]]
    assert steps == [("colleague", "", "no"), ("parent or guardian", "kk", "yes"), ("owner of the number", "en", "no")]
    assert "Aigerim" not in said


def test_data_hold_answers_to_polls_and_messages_but_no_codes(client, reader):
    vote(poll_with(["Kim", "Emma"]), 2, subscriber=reader)
    later = timezone.now() + datetime.timedelta(days=1)
    for kind in ("sms_reply", "sms_code"):
        Message.objects.create(kind=kind, key=kind, priority=1, phone=PHONE, text="123456", expires_at=later)
    data = json.loads(client.get(page(reader, step="data.json")).content)
    assert [(row["poll"], row["answer"]) for row in data["polls"]] == [("Which book next?", "Emma")]
    assert [(row["what"], row["state"], row["text"]) for row in data["messages"]] == [
        ("Answer", "Waiting", "123456"),
        ("Code", "Waiting", ""),
    ]
    assert "Emma" in client.get(page(reader, step="data.csv")).content.decode()


def test_everything_is_deleted_after_one_more_question(client, reader):
    assert "Delete everything?" in page_of(client.get(page(reader, step="erase/")))
    answer = client.post(page(reader, step="erase/"))
    assert "Everything is deleted" in page_of(answer)
    assert (Subscriber.objects.count(), has_left(PHONE)) == (0, True)
    assert client.get(page(reader)).status_code == 404


def test_consents_are_shown_with_their_words(client, reader):
    client.post(page(reader, step="leave/"))
    client.post(page(reader, step="back/"))
    assert "I want text messages from Library Outreach about what is ticked here." in page_of(client.get(page(reader)))


@pytest.mark.parametrize("count", [1, 3])
def test_page_asks_little_of_the_database(client, reader, count, django_assert_max_num_queries):
    for number in range(count):
        FollowingFactory(subscriber=reader, topic__slug=f"more-{number}", library=PartnerLibraryFactory())
    client.get(page(reader))
    with django_assert_max_num_queries(13):
        client.get(page(reader))
