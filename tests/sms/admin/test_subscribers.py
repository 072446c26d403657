"""Subscribers in the admin: masked for officers, counted for partners, whole where somebody is helped."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from sms.models import Consent, Subscriber
from sms.people.consents import record
from sms.people.held import as_json, everything
from sms.people.links import page_url
from sms.people.services import erase, send_new_link
from tests.factories.sms import FollowingFactory, SenderFactory, SubscriberFactory, TopicFactory

PHONE, OTHER = "+77011112233", "+77019998877"
SHOWN = "+77011112233"


@pytest.fixture
def readers(library, other):
    """One who follows chess from each library, and a third the network."""
    chess = TopicFactory(slug="chess")
    ours = SubscriberFactory(phone=PHONE, library=library, language="kk")
    theirs = SubscriberFactory(phone=OTHER, library=other, language="ru")
    FollowingFactory(subscriber=ours, topic=chess, library=library)
    FollowingFactory(subscriber=theirs, topic=chess, library=other)
    FollowingFactory(subscriber=theirs, topic=chess)
    return [ours, theirs]


def page(client, name, *args, **query):
    return client.get(reverse(f"subscribers:{name}", args=args), query)


def send(client, name, *args, **data):
    return client.post(reverse(f"subscribers:{name}", args=args), data)


def says(response, *words):
    return [word in response.content.decode() for word in words]


def test_officer_sees_masked_numbers(client, officer, readers):
    client.force_login(officer)
    assert says(page(client, "index"), "+7701•••••33", "+7701•••••77", PHONE) == [True, True, False]


def test_list_is_filtered(client, officer, readers, library):
    client.force_login(officer)
    for query in ({"language": "kk"}, {"library": library.pk}):
        assert says(page(client, "index", **query), "+7701•••••33", "+7701•••••77") == [True, False]
    assert says(page(client, "index", status="stopped"), "+7701•••••33") == [False]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("+77011112233", True), ("8 701 111 22 33", True), ("22 33", False), ("+7701", False), ("x\x00", False)],
)
def test_number_is_found_when_all_of_it_is_typed(client, officer, readers, typed, found):
    client.force_login(officer)
    assert says(page(client, "index", q=typed), "+7701•••••33", "+7701•••••77") == [found, False]


def test_spreadsheet_holds_no_number(client, officer, readers):
    client.force_login(officer)
    response = page(client, "index", export="csv")
    table = b"".join(response.streaming_content).decode()
    assert ("'+7701•••••33" in table or "+7701•••••33" in table, PHONE in table) == (True, False)


def test_editor_sees_counts_of_their_library_and_no_number(client, editor, readers):
    client.force_login(editor)
    assert page(client, "index").headers["Location"] == reverse("subscribers:counts")
    counts = page(client, "counts")
    assert says(counts, "Near", "Қазақша", "Far", "Русский: ", "•••", PHONE) == [True, True, False, False, False, False]
    table = page(client, "counts", export="csv").content.decode()
    assert len(table.splitlines()) == 2


def test_officer_sees_all_counts(client, officer, readers):
    client.force_login(officer)
    assert len(page(client, "counts", export="csv").content.decode().splitlines()) == 4


def test_editor_opens_nobody_and_helps_nobody(client, editor, readers):
    client.force_login(editor)
    (ours, _theirs) = readers
    opened = [page(client, name, ours.pk).status_code for name in ("inspect", "leave", "release", "erase")]
    sent = [send(client, name, ours.pk, why="x").status_code for name in ("leave", "release", "erase")]
    assert (opened, sent, page(client, "index", export="csv").status_code) == ([404, 302, 302, 302], [302] * 3, 302)
    assert Subscriber.objects.filter(status="active").count() == 2


def test_event_desk_does_not_even_see_counts(client, desk, readers):
    client.force_login(desk)
    assert [page(client, name).status_code for name in ("index", "counts", "import")] == [302, 302, 302]


def test_page_of_one_shows_the_number_and_each_step(client, officer, readers):
    record(PHONE, "given", "import", evidence="Folder 7", by=officer)
    client.force_login(officer)
    assert says(page(client, "inspect", readers[0].pk), SHOWN, "Folder 7", "agreed", "Chess") == [True] * 4


def test_officer_lets_somebody_leave_who_has_asked(client, officer, readers):
    client.force_login(officer)
    assert send(client, "leave", readers[0].pk).status_code == 200
    send(client, "leave", readers[0].pk, why="called on 3 March")
    step = Consent.objects.of(PHONE).get()
    assert (step.act, step.source, step.evidence, step.by) == ("withdrawn", "staff", "called on 3 March", officer)
    assert Subscriber.objects.get(phone=PHONE).status == "stopped"


def test_officer_lets_somebody_stay_who_was_held(client, officer, readers):
    Subscriber.objects.update(status="held")
    client.force_login(officer)
    send(client, "release", readers[0].pk)
    assert Subscriber.objects.get(phone=PHONE).status == "active"


def test_officer_erases(client, officer, readers):
    client.force_login(officer)
    assert send(client, "erase", readers[0].pk).headers["Location"] == reverse("subscribers:index")
    assert (Subscriber.objects.count(), Consent.objects.of(PHONE).get().act) == (1, "erased")


# What is on record


def look_up(client, typed=PHONE, **data):
    return client.post(reverse("subscribers:lookup"), {"phone": typed} | data)


@pytest.mark.parametrize("typed", [{"typed": PHONE}, {"typed": "701 111 22 33", "country": "KZ"}])
def test_what_is_on_record_is_found_also_when_the_number_is_gone(client, officer, readers, typed):
    record(PHONE, "given", "import", evidence="Folder 7", by=officer)
    record(OTHER, "given", "import", evidence="Folder 8")
    erase(PHONE, source="page")
    client.force_login(officer)
    found = look_up(client, **typed)
    assert says(found, PHONE, "Folder 7", "had everything erased", "Folder 8") == [True, True, True, False]
    assert "no-store" in found["Cache-Control"]


def test_what_is_on_record_leads_to_whoever_has_the_number(client, officer, readers):
    client.force_login(officer)
    address = reverse("subscribers:inspect", args=[readers[0].pk])
    assert says(look_up(client), address, "Nothing is on record", "Download CSV") == [True, True, False]


def test_digests_under_former_keys_are_found(client, officer, house, settings):
    record(PHONE, "given", "web", evidence="Folder 7")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", [settings.SECRET_KEY]
    client.force_login(officer)
    assert says(look_up(client), "Folder 7") == [True]


def test_what_is_on_record_is_taken_away_as_a_file(client, officer, house):
    record(PHONE, "withdrawn", "staff", evidence="called on 3 March", by=officer)
    client.force_login(officer)
    rows = json.loads(look_up(client, **{"as": "json"}).content)["consents"]
    assert [(row["what"], row["evidence"], row["by"]) for row in rows] == [("left", "called on 3 March", "colleague")]
    table = look_up(client, **{"as": "csv"})
    assert (table["Content-Type"], "called on 3 March" in table.content.decode()) == ("text/csv; charset=utf-8", True)


def test_look_up_is_logged_without_the_number(client, officer, house, caplog):
    client.force_login(officer)
    with caplog.at_level("INFO", "sms.admin"):
        look_up(client)
        look_up(client, "22 33")
    assert caplog.messages == [f"Consents of +7701•••••33 looked up by person {officer.pk}"]


def test_everything_about_one_is_handed_out_by_officers(client, officer, readers, caplog):
    client.force_login(officer)
    assert says(page(client, "inspect", readers[0].pk), reverse("subscribers:csv", args=[readers[0].pk])) == [True]
    with caplog.at_level("INFO", "sms.admin"):
        taken = page(client, "json", readers[0].pk)
    assert json.loads(taken.content) == json.loads(as_json(everything(PHONE)))
    assert caplog.messages == [f"Everything about +7701•••••33 handed out by person {officer.pk}"]
    assert PHONE in page(client, "csv", readers[0].pk).content.decode()
    assert page(client, "csv", 0).status_code == 404


@pytest.mark.parametrize("form", ["json", "csv"])
def test_who_hands_it_out_gets_no_key_to_somebodys_own_page(client, officer, readers, form):
    SenderFactory()
    send_new_link(subscriber=readers[0])
    link = page_url(readers[0])
    assert link in as_json(everything(PHONE))
    client.force_login(officer)
    assert says(page(client, form, readers[0].pk), link, "/s/…") == [False, True]


def test_nobody_but_officers_looks_up_or_takes_away(client, editor, desk, readers):
    for user in (editor, desk):
        client.force_login(user)
        answers = [page(client, "lookup"), look_up(client), page(client, "csv", readers[0].pk)]
        assert [answer.status_code for answer in answers] == [302] * 3


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_little_of_the_database(client, officer, readers, library, count, django_assert_max_num_queries):
    for _number in range(count):
        SubscriberFactory(library=library, status="stopped", ended_at=timezone.now())
    client.force_login(officer)
    page(client, "index")
    with django_assert_max_num_queries(16):
        page(client, "index")
