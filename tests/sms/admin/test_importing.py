"""Bringing in a list: the form, the page that is watched, the report."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from sms.models import ImportRun, Subscriber
from sms.tasks import import_numbers

pytestmark = pytest.mark.usefixtures("sender")


def page(client, name, *args):
    return client.get(reverse(f"subscribers:{name}", args=args))


def bring(client, topic, content="number\n87011112233\nx\n", **entered):
    form = {
        "file": SimpleUploadedFile("list.csv", content.encode()),
        "country": "KZ",
        "language": "kk",
        "library": "",
        "topics": [topic.pk],
        "place": "Folder 7",
        "signed_on": "2026-09-01",
        "wording": "I agree to get messages.",
        "of_age": "on",
    }
    return client.post(reverse("subscribers:import"), form | entered)


def test_list_is_brought_in_watched_and_reported(client, officer, topic):
    client.force_login(officer)
    address = bring(client, topic).headers["Location"]
    assert client.get(address)["Refresh"] == "3"
    import_numbers()
    done = client.get(address)
    assert ("Refresh" in done, "added" in done.text, "not a phone number" in done.text) == (False, True, True)
    report = page(client, "report", ImportRun.objects.get().pk)
    assert report.content.decode("utf-8-sig").splitlines() == [
        "Line,Number,Result",
        "2,87011••••33,added",
        "3,x,not a phone number",
    ]
    assert Subscriber.objects.get().status == "active"


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        ({"place": ""}, "This field is required."),
        ({"wording": ""}, "This field is required."),
        ({"of_age": ""}, "This field is required."),
        ({"signed_on": "2099-01-01"}, "This day is still to come."),
        ({"content": "name\nx\n"}, "The first line has to name the columns"),
    ],
)
def test_nothing_is_brought_in_without_proof(client, officer, topic, entered, says):
    client.force_login(officer)
    response = bring(client, topic, **entered)
    assert (response.status_code, says in response.text, ImportRun.objects.count()) == (200, True, 0)


def test_editor_brings_in_people_of_their_library_alone(client, editor, topic, library, other):
    client.force_login(editor)
    refused = [bring(client, topic, library=each).status_code for each in ("", other.pk)]
    assert (refused, ImportRun.objects.count()) == ([200, 200], 0)
    bring(client, topic, library=library.pk)
    import_numbers()
    assert Subscriber.objects.get().library == library


def test_report_is_seen_by_whoever_brought_the_list_and_by_officers(client, editor, newcomer, officer, topic, library):
    client.force_login(editor)
    bring(client, topic, library=library.pk)
    import_numbers()
    run = ImportRun.objects.get()
    seen = {}
    for user in (editor, newcomer, officer):
        client.force_login(user)
        seen[user] = [page(client, name, run.pk).status_code for name in ("run", "report")]
    assert seen == {editor: [200, 200], newcomer: [404, 404], officer: [200, 200]}
