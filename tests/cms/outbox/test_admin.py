"""The outbox in the admin: who sees what, and what one can do."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.outbox import meaning
from cms.outbox.admin.columns import SIGNS
from cms.outbox.models import Mail, State, Suppression
from cms.outbox.services import suppress
from cms.users.roles import ADMINISTRATORS, EVENT_DESK, OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.cms.partners.walk import read
from tests.factories.mails import posted
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/mails/"
BLOCKED = "/admin/blocked_addresses/"
ROUTES = ["", "results/", "?export=csv", "?export=xlsx", "inspect/{pk}/", "page/{pk}/"]
DECISIONS = ["send_again", "cancel"]


def settled(state: str, to: str = "reader@example.org", kind: str = "letter", **fields) -> Mail:
    """A mail that has come to its end in this way."""
    mail = posted(to, kind=kind)
    Mail.objects.filter(pk=mail.pk).update(state=state, settled_at=timezone.now(), attempts=1, **fields)
    mail.refresh_from_db()
    return mail


def client_of(*roles: str) -> Client:
    client = Client()
    client.force_login(UserFactory(roles=roles))
    return client


@pytest.fixture
def officer() -> Client:
    return client_of(OUTREACH_OFFICERS)


def address_of(action: str, *mails: Mail) -> str:
    ids = "&".join(f"id={mail.pk}" for mail in mails)
    return f"/admin/bulk/outbox/mail/{action}/?{ids}&next={LIST}"


def states() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("role", "status"),
    [(ADMINISTRATORS, 200), (OUTREACH_OFFICERS, 200), (PARTNER_EDITORS, 302), (EVENT_DESK, 302)],
)
def test_only_officers_and_administrators_see_the_outbox(role, status):
    mail, client = posted(), client_of(role)
    answers = {route: client.get(LIST + route.format(pk=mail.pk)).status_code for route in ROUTES}
    answers |= {BLOCKED + route: client.get(BLOCKED + route).status_code for route in ("", "results/", "new/")}
    answers |= {name: client.get(address_of(name, mail)).status_code for name in DECISIONS}
    assert answers == dict.fromkeys(answers, status)


@pytest.mark.parametrize("role", [PARTNER_EDITORS, EVENT_DESK])
@pytest.mark.parametrize("action", DECISIONS)
def test_nobody_else_decides_about_mails_or_addresses(role, action):
    failed, waiting, client = settled("failed"), posted(), client_of(role)
    suppress(address="gone@example.org")
    client.post(address_of(action, failed, waiting))
    client.post(BLOCKED + "new/", {"address": "other@example.org", "reason": "bounced"})
    client.post(f"{BLOCKED}delete/{Suppression.objects.get().pk}/")
    assert (states(), Suppression.objects.count()) == (["failed", "queued"], 1)


def test_menu_shows_the_outbox_to_officers_alone(officer):
    shown = [LIST in client.get("/admin/").content.decode() for client in (officer, client_of(PARTNER_EDITORS))]
    assert shown == [True, False]


def test_list_shows_the_state_in_words_and_nobodys_whole_address(officer):
    settled("failed")
    page = officer.get(LIST)
    assert ("Refused" in page.content.decode(), "r…@example.org" in page.content.decode()) == (True, True)
    assert "reader@example.org" not in page.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=READER", 2),
        ("q=nobody", 0),
        ("state=failed", 1),
        ("state=failed&state=queued", 2),
        ("kind=code", 1),
        ("created_at_from=2020-01-01", 2),
        ("created_at_to=2020-01-01", 0),
        ("q=%00", 2),
    ],
)
def test_list_is_searched_and_filtered(officer, query, found):
    settled("failed")
    posted(kind="code")
    page = officer.get(f"{LIST}?{query}")
    assert len(re.findall(r'href="/admin/mails/inspect/\d+/" ', page.content.decode())) == found


def test_list_takes_as_many_queries_for_three_mails_as_for_one(officer):
    counts = []
    for more in (1, 2):
        for _each in range(more):
            settled("failed")
        officer.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            officer.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("spreadsheet", ["csv", "xlsx"])
def test_export_gives_no_address_no_content_and_no_formula_away(officer, spreadsheet):
    mail = settled("failed", error="550 5.1.1 <reader@example.org> unknown")
    Mail.objects.filter(pk=mail.pk).update(subject='=HYPERLINK("https://evil.example")')
    text = read(officer.get(f"{LIST}?export={spreadsheet}"))
    assert ("reader@" in text, "Кітапхана ашық" in text, "r…@example.org" in text) == (False, False, True)
    assert re.search(r"[^']=HYPERLINK", text) is None


def test_mail_says_what_has_become_of_it_and_what_to_do(officer):
    mail = settled("failed", error="550 5.1.1 no such user")
    page = officer.get(f"{LIST}inspect/{mail.pk}/").content.decode()
    assert ("Ask its owner for the right address" in page, "550 5.1.1 no such user" in page) == (True, True)
    assert ("reader@example.org" in page, "Кітапхана ашық" in page) == (True, True)


def test_page_of_a_mail_runs_nothing(officer):
    answer = officer.get(f"{LIST}page/{posted().pk}/")
    assert ("<p>Кітапхана ашық.</p>" in answer.content.decode(), "sandbox" in answer["Content-Security-Policy"]) == (
        True,
        True,
    )
    assert "script-src" not in answer["Content-Security-Policy"]


@pytest.mark.parametrize("kind", ["code", "of an app that is gone"])
def test_secret_mail_is_shown_to_nobody(kind):
    mail, root = posted(kind=kind), client_of(ADMINISTRATORS)
    answers = [root.get(LIST + route.format(pk=mail.pk)) for route in ROUTES]
    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert ["Кітапхана ашық" in read(answer) for answer in answers[:5]] == [False] * 5


def test_decision_says_what_will_happen_before_it_does(officer):
    mails = settled("failed"), settled("unknown"), settled("sent")
    page = officer.get(address_of("send_again", *mails)).content.decode()
    assert "These 2 mails go back into the queue" in page
    assert ("1 of them may have arrived already" in page, "1 other stays as it is" in page) == (True, True)
    assert states() == ["failed", "unknown", "sent"]


def test_officer_sends_again_what_was_not_sent(officer):
    answer = officer.post(address_of("send_again", settled("failed"), settled("unknown"), settled("sent")))
    assert (states(), answer.url) == (["queued", "queued", "sent"], LIST)


def test_officer_cancels_what_has_not_left(officer):
    officer.post(address_of("cancel", posted(), settled("sent")))
    assert states() == ["cancelled", "sent"]


def test_mail_whose_content_is_gone_cannot_be_sent_again(officer):
    mail = settled("failed", content=None)
    page = officer.get(address_of("send_again", mail)).content.decode()
    officer.post(address_of("send_again", mail))
    assert ("no longer kept" in page, states()) == (True, ["failed"])


def test_all_means_what_the_filters_of_the_list_find(officer):
    settled("failed", to="one@example.org")
    settled("failed", to="two@example.org")
    settled("unknown", to="one@example.org")
    officer.post("/admin/bulk/outbox/mail/send_again/?id=all&next=/admin/mails/%3Fstate%3Dfailed%26q%3Done")
    assert states() == ["queued", "failed", "unknown"]


def test_all_means_nothing_where_the_filters_make_no_sense(officer):
    settled("failed")
    officer.post("/admin/bulk/outbox/mail/send_again/?id=all&next=/admin/mails/%3Fstate%3Dnonsense")
    assert states() == ["failed"]


def test_mail_offers_only_what_can_be_done(officer):
    offered = {}
    for mail in (posted(), settled("failed"), settled("sent")):
        page = officer.get(f"{LIST}inspect/{mail.pk}/").content.decode()
        offered[mail.state] = [name for name in DECISIONS if f"/mail/{name}/?id={mail.pk}" in page]
    assert offered == {"queued": ["cancel"], "failed": ["send_again"], "sent": []}


@pytest.mark.parametrize("address", ["add/", "new/", "edit/1/", "delete/1/", "history/1/", "usage/1/", "copy/1/"])
def test_mails_are_neither_written_nor_changed_nor_deleted(officer, address):
    posted()
    assert officer.get(LIST + address).status_code == 404


def test_officer_blocks_an_address_by_hand(officer):
    fields = {"address": "Gone@Example.org", "reason": "bounced", "note": "came back"}
    answer = officer.post(BLOCKED + "new/", fields, follow=True)
    assert "Gone@Example.org" in answer.content.decode()
    assert [(one.reason, one.note) for one in Suppression.objects.all()] == [("bounced", "came back")]


def test_wrong_address_is_not_blocked_and_kept_in_the_form(officer):
    page = officer.post(BLOCKED + "new/", {"address": "nobody", "reason": "bounced"}).content.decode()
    assert ('value="nobody"' in page, Suppression.objects.count()) == (True, 0)


def test_officer_releases_an_address(officer):
    blocked = suppress(address="gone@example.org")
    page = officer.get(f"{BLOCKED}delete/{blocked.pk}/").content.decode()
    officer.post(f"{BLOCKED}delete/{blocked.pk}/")
    assert ("Mail is sent to this address again" in page, Suppression.objects.count()) == (True, 0)


def test_every_state_has_a_meaning_and_a_sign():
    assert (set(meaning.STATES), set(SIGNS)) == (set(State), set(State))


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        ("", ""),
        ("550 5.1.1 no such user", "no such mailbox"),
        ("452 4.2.2 over quota", "is full"),
        ("552 message", "is full"),
        ("535 5.7.8 bad credentials", "let the site in"),
        ("554 5.7.1 spam", "does not trust"),
        ("550 no", "does not trust"),
        ("450 greylisted", "come back later"),
        ("501 syntax", "does not want"),
        ("ConnectionRefusedError(111)", "could not be reached"),
    ],
)
def test_words_of_a_mail_server_are_put_plainly(error, meant):
    assert meant in str(meaning.of_error(Mail(error=error)))
