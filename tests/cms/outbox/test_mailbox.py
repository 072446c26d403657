"""The mail box of the demo."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.mail import EmailMessage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django.utils import timezone

from cms import urls
from cms.home.services import found_site
from cms.outbox.models import Mail
from cms.outbox.services import post
from tests.factories.mails import posted
from tests.factories.users import UserFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db

BOX = "/mailbox/"


@pytest.fixture
def demo(settings, tmp_path):
    class Demo:
        urlpatterns = [path("mailbox/", include("cms.outbox.urls")), *urls.urlpatterns]

    settings.ROOT_URLCONF = Demo
    settings.EMAIL_FILE_PATH = str(tmp_path)


def written(subject: str, to: str = "reader@example.org", **fields) -> Mail:
    (mail,) = post(EmailMessage(subject, "A text with https://library.example/x/ in it", to=[to]))
    Mail.objects.filter(pk=mail.pk).update(**fields)
    return mail


@pytest.mark.parametrize("address", ["", "1/", "1/page/", "1/source/", "1/files/0/"])
def test_mail_box_is_for_the_demo_only(client, house, address):
    posted()
    assert client.get(BOX + address).status_code == 404


def test_newest_mail_comes_first_with_its_state(client, house, demo):
    written("First"), written("Second", state="failed", attempts=1, settled_at=timezone.now())
    page = client.get(BOX)
    assert texts(page, "a", class_="box__subject") == ["Second", "First"]
    assert texts(page, "span", class_="state state--failed") == ["Refused"]


@pytest.mark.parametrize(
    ("sought", "found"),
    [("ONE@", ["To one"]), ("To ", ["To two", "To one"]), ("nobody", []), ("\0", ["To two", "To one"])],
)
def test_mail_is_found_by_address_and_subject(client, house, demo, sought, found):
    written("To one", to="one@example.org"), written("To two", to="two@example.org")
    assert texts(client.get(BOX, {"q": sought}), "a", class_="box__subject") == found


def test_empty_box_says_what_to_do(client, house, demo):
    assert "Ask for a code at the log-in" in client.get(BOX).content.decode()


def test_code_can_be_read_and_log_in_page_leads_there(client, house, demo):
    reader = UserFactory()
    asked = client.post("/accounts/login/code/", {"email": reader.email}, follow=True)
    box = client.get(links(asked)["This is a demonstration: look into its mail box."])
    mail = client.get(links(box)["Your code for Library Outreach"])
    frame = client.get(elements(mail, "iframe")[0].attributes["src"])
    (code,) = texts(frame, "td", class_="code ink")
    assert client.post("/accounts/login/code/confirm/", {"code": code}).status_code == 302


def test_what_the_ledger_has_dropped_is_read_from_the_folder(client, house, demo, settings, tmp_path):
    mail = posted(kind="code")
    (tmp_path / "one.eml").write_bytes(bytes(mail.content))
    Mail.objects.update(content=None, receipt="one.eml")
    assert "Кітапхана ашық" in client.get(f"{BOX}{mail.pk}/").content.decode()


@pytest.mark.parametrize("receipt", ["../../secret", "250 2.0.0 ok", "", "one.eml"])
def test_mail_that_is_nowhere_says_so(client, house, demo, receipt):
    mail = posted()
    Mail.objects.update(content=None, receipt=receipt)
    assert "no longer kept" in client.get(f"{BOX}{mail.pk}/").content.decode()
    assert [client.get(f"{BOX}{mail.pk}/{part}/").status_code for part in ("page", "source", "files/0")] == [404] * 3


def test_links_of_a_plain_text_work(client, house, demo):
    mail = written("Text alone")
    assert links(client.get(f"{BOX}{mail.pk}/"))["https://library.example/x/"] == "https://library.example/x/"


def test_page_of_a_mail_is_framed_without_scripts(client, house, demo):
    mail = posted()
    (frame,) = elements(client.get(f"{BOX}{mail.pk}/"), "iframe")
    policy = client.get(frame.attributes["src"])["Content-Security-Policy"]
    assert ("allow-scripts" in frame.attributes["sandbox"], "default-src 'none'" in policy) == (False, True)


def test_files_of_a_mail_are_downloaded_and_never_shown(client, house, demo):
    message = EmailMessage("Ticket", "…", to=["reader@example.org"])
    message.attach("билет.html", "<script>alert(1)</script>", "text/html")
    (mail,) = post(message)
    answer = client.get(links(client.get(f"{BOX}{mail.pk}/"))["билет.html"])
    assert (answer.content, answer["Content-Type"]) == (b"<script>alert(1)</script>", "application/octet-stream")
    assert answer["Content-Disposition"].startswith("attachment")
    assert client.get(f"{BOX}{mail.pk}/files/1/").status_code == 404


def test_source_opens_in_a_mail_program(client, house, demo):
    mail = posted()
    assert client.get(f"{BOX}{mail.pk}/source/").content == bytes(mail.content)


def test_list_has_pages_and_takes_as_many_queries_for_three_mails_as_for_one(client, house, demo):
    counts = []
    client.get(BOX)
    for more in (1, 2, 30):
        for number in range(more):
            written(f"Mail {number}")
        with CaptureQueriesContext(connection) as queries:
            page = client.get(BOX)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]
    assert (links(page)["Next"], len(texts(client.get(f"{BOX}?page=2"), "a", class_="box__subject"))) == ("?page=2", 3)


@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing_in_the_mail_box(page, live_server, demo):
    found_site()
    mail = posted()
    posted(kind="code")
    page.set_viewport_size({"width": 390, "height": 800})
    found = {}
    for address in (f"{BOX}?lang=ar", f"{BOX}{mail.pk}/"):
        page.goto(live_server.url + address)
        found[address] = [rule["id"] for rule in Axe().run(page).response["violations"]]
        assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert found == {address: [] for address in found}
