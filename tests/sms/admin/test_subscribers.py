"""Subscribers in the admin: masked for officers, counted for partners, whole where somebody is helped."""

import pytest
from django.urls import reverse
from django.utils import timezone

from sms.models import Consent, Subscriber
from sms.people.consents import record
from tests.factories.sms import FollowingFactory, SubscriberFactory, TopicFactory

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


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_little_of_the_database(client, officer, readers, library, count, django_assert_max_num_queries):
    for _number in range(count):
        SubscriberFactory(library=library, status="stopped", ended_at=timezone.now())
    client.force_login(officer)
    page(client, "index")
    with django_assert_max_num_queries(16):
        page(client, "index")
