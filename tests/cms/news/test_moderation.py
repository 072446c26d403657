"""From a partner's draft to the reader, through an officer: by the forms and buttons that people use."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from cms.home.services import found_site
from cms.news.models import NewsPage
from cms.outbox.models import Mail
from cms.outbox.opened import Opened
from cms.partners.models import PartnerLibrary
from cms.users.models import User
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from cms.users.unsubscribing import unsubscribe_url
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import section_of
from tests.factories.users import AdministratorFactory, UserFactory
from tests.mailed import forget_mails, mailed

pytestmark = pytest.mark.django_db

TITLE = "Қалалық кітапханада түнгі оқу басталды"


@pytest.fixture
def library(house) -> PartnerLibrary:
    return PartnerLibraryFactory(slug="almaty", languages=["kk"], names={"kk": "Алматы кітапханасы"})


@pytest.fixture
def editor(library) -> User:
    roles = [PARTNER_EDITORS, library.team.group.name]
    return UserFactory(email="editor@example.org", name="Редактор", language="kk", roles=roles)


@pytest.fixture
def officer(house) -> User:
    return UserFactory(email="officer@example.org", name="Officer", language="en", roles=[OUTREACH_OFFICERS])


@pytest.fixture
def act():
    """Post as somebody."""

    def post(user: User, address: str, data: dict):
        client = Client()
        client.force_login(user)
        return client.post(address, data)

    return post


def form(**changes) -> dict:
    """The whole form of a news item."""
    fields = {
        "title": TITLE,
        "summary": "Жұма сайын кітапхана түн ортасына дейін ашық.",
        "date": "2026-11-20",
        "body": streamfield([]),
        "press_kit": streamfield([]),
        "related_news": inline_formset([]),
        "comments": inline_formset([]),
        "slug": "tungi-oqu",
    }
    return nested_form_data(fields | changes)


def write(act, author: User, library: PartnerLibrary, button: str) -> None:
    section = section_of(library, library.languages[0])
    act(author, f"/admin/pages/add/news/newspage/{section.pk}/", form() | {button: "on"})


def submit(act, editor: User, library: PartnerLibrary) -> NewsPage:
    """A new item, submitted for approval; the mails about it are put away."""
    write(act, editor, library, "action-submit")
    forget_mails()
    return NewsPage.objects.get(title=TITLE)


def decide(act, officer: User, page: NewsPage, action: str, comment: str = ""):
    state = TaskState.objects.filter(workflow_state__object_id=page.pk).latest("pk")
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state.pk])
    return act(officer, address, {"comment": comment})


def mails() -> list[tuple[str, str]]:
    return sorted((letter.to, letter.subject) for letter in mailed())


def status(page: NewsPage) -> str:
    return WorkflowState.objects.filter(object_id=page.pk).latest("pk").status


def test_submitted_item_waits_unseen(act, editor, library):
    page = submit(act, editor, library)
    assert (page.live, status(page), Client().get("/kk/libraries/almaty/tungi-oqu/").status_code) == (
        False,
        "in_progress",
        404,
    )


def test_officers_hear_of_a_submission_and_nobody_else(act, editor, officer, library):
    AdministratorFactory(email="root@example.org")
    UserFactory(email="other@example.org", language="ar", roles=[OUTREACH_OFFICERS])
    UserFactory(email="gone@example.org", is_active=False, roles=[OUTREACH_OFFICERS])
    write(act, editor, library, "action-submit")
    assert [to for to, _subject in mails()] == ["officer@example.org", "other@example.org"]


def test_mail_to_officers_says_who_what_and_where(act, editor, officer, library):
    write(act, editor, library, "action-submit")
    (letter,) = mailed()
    address = f"/admin/pages/{NewsPage.objects.get().pk}/edit/"
    assert (letter.subject, letter.to) == (f"To approve: {TITLE}", "officer@example.org")
    assert [word in letter.text for word in ("Редактор", "Алматы кітапханасы", "Қазақша", address)] == [True] * 4


def test_each_officer_is_written_to_in_their_own_language(act, editor, library):
    UserFactory(email="other@example.org", language="ar", roles=[OUTREACH_OFFICERS])
    write(act, editor, library, "action-submit")
    html = mailed()[0].html
    assert '<html lang="ar" dir="rtl">' in html


def test_officer_who_has_switched_it_off_hears_nothing(act, editor, officer, library):
    UserProfile.objects.create(user=officer, submitted_notifications=False)
    write(act, editor, library, "action-submit")
    assert mailed() == []


def test_approved_item_is_live_and_its_editor_hears_of_it(act, editor, officer, library):
    page = submit(act, editor, library)
    decide(act, officer, page, "approve", "Рақмет!")
    page.refresh_from_db()
    (letter,) = mailed()
    assert (page.live, letter.to, Client().get(page.url).status_code) == (True, "editor@example.org", 200)
    assert (page.full_url in letter.text, "> Рақмет!" in letter.text) == (True, True)


def test_item_sent_back_stays_unseen_and_its_editor_reads_why(act, editor, officer, library):
    page = submit(act, editor, library)
    decide(act, officer, page, "reject", "The picture has no credit.\nWho took it?")
    page.refresh_from_db()
    (letter,) = mailed()
    assert (page.live, status(page), letter.to) == (False, "needs_changes", "editor@example.org")
    assert "> The picture has no credit.\n> Who took it?" in letter.text
    assert "Officer" in letter.text


def test_comment_cannot_smuggle_mark_up_into_the_mail(act, editor, officer, library):
    page = submit(act, editor, library)
    decide(act, officer, page, "reject", "<script>alert(1)</script>")
    html = mailed()[0].html
    assert ("<script>" in html, "&lt;script&gt;" in html) == (False, True)


def test_changed_item_is_submitted_again_and_approved(act, editor, officer, library):
    page = submit(act, editor, library)
    decide(act, officer, page, "reject", "Shorter, please.")
    forget_mails()
    act(editor, f"/admin/pages/{page.pk}/edit/", form(summary="Қысқа.") | {"action-submit": "on"})
    again = mails()
    decide(act, officer, page, "approve")
    page.refresh_from_db()
    assert (again, page.live, page.summary) == ([("officer@example.org", f"To approve: {TITLE}")], True, "Қысқа.")


def test_officer_who_publishes_instead_of_approving_tells_the_editor_too(act, editor, officer, library):
    page = submit(act, editor, library)
    act(officer, f"/admin/pages/{page.pk}/edit/", form() | {"action-publish": "on"})
    page.refresh_from_db()
    assert (page.live, [to for to, _subject in mails()]) == (True, ["editor@example.org"])


def test_officer_who_stops_a_moderation_announces_no_publication(act, editor, officer, library):
    page = submit(act, editor, library)
    act(officer, f"/admin/pages/{page.pk}/edit/", form() | {"action-cancel-workflow": "on"})
    assert (status(page), mailed()) == ("cancelled", [])


def test_nobody_is_told_what_they_did_themselves(act, officer, library):
    section = section_of(library, "kk")
    act(officer, f"/admin/pages/add/news/newspage/{section.pk}/", form() | {"action-submit": "on"})
    page = NewsPage.objects.get(title=TITLE)
    decide(act, officer, page, "approve")
    assert mailed() == []


def test_scheduled_item_is_announced_with_its_time(act, editor, officer, library):
    write(act, editor, library, "action-submit")
    page = NewsPage.objects.get(title=TITLE)
    act(officer, f"/admin/pages/{page.pk}/edit/", form(go_live_at="2031-03-01 09:00"))
    forget_mails()
    decide(act, officer, page, "approve")
    page.refresh_from_db()
    assert (page.live, "2031" in mailed()[0].text, "(UTC)" in mailed()[0].text) == (False, True, True)


@pytest.mark.parametrize("button", ["action-publish", "action-submit"])
def test_editor_of_a_library_that_is_not_trusted_publishes_nothing(act, editor, library, button):
    write(act, editor, library, button)
    assert NewsPage.objects.filter(live=True).count() == 0


def test_editor_cannot_approve_their_own_item(act, editor, library):
    page = submit(act, editor, library)
    decide(act, editor, page, "approve")
    page.refresh_from_db()
    assert (page.live, status(page)) == (False, "in_progress")


def test_editor_of_another_library_cannot_decide_or_submit(act, editor, library):
    page = submit(act, editor, library)
    other = PartnerLibraryFactory(slug="tashkent", languages=["uz"])
    stranger = UserFactory(roles=[PARTNER_EDITORS, other.team.group.name])
    decide(act, stranger, page, "approve")
    act(stranger, f"/admin/pages/{page.pk}/edit/", form(title="Mine") | {"action-submit": "on"})
    page.refresh_from_db()
    assert (page.live, page.get_latest_revision_as_object().title) == (False, TITLE)


def test_editor_of_a_trusted_library_publishes_directly(act, house):
    library = PartnerLibraryFactory(slug="almaty", languages=["kk"], trusted=True)
    trusted = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    write(act, trusted, library, "action-publish")
    page = NewsPage.objects.get(title=TITLE)
    assert (page.live, Client().get(page.url).status_code, mailed()) == (True, 200, [])


@pytest.mark.django_db(transaction=True)
def test_letters_are_kept_with_the_submission_or_not_at_all():
    found_site()
    library = PartnerLibraryFactory(slug="almaty", languages=["kk"])
    editor = UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])
    UserFactory(roles=[OUTREACH_OFFICERS])
    page = section_of(library, "kk").add_child(instance=NewsPage(title=TITLE, summary=TITLE, live=False, owner=editor))
    page.save_revision()
    with transaction.atomic():
        page.get_workflow().start(page, editor)
        inside = len(mailed())
        transaction.set_rollback(True)
    assert (inside, mailed(), WorkflowState.objects.count()) == (1, [], 0)


def test_letter_that_cannot_be_written_costs_nobody_their_submission(act, editor, officer, library, torn, caplog):
    torn("wagtailadmin/notifications/task_state_submitted.txt")
    write(act, editor, library, "action-submit")
    page = NewsPage.objects.get(title=TITLE)
    (error,) = [record.getMessage() for record in caplog.records if record.levelname == "ERROR"]
    assert (status(page), mailed(), error.startswith("A letter could not be written")) == ("in_progress", [], True)


def test_each_step_of_moderation_is_told_of_once(act, editor, officer, library):
    page = submit(act, editor, library)
    state = TaskState.objects.get()
    for _again in range(2):
        task_submitted.send(sender=TaskState, instance=state, user=editor)
    assert (mails(), page.live) == ([("officer@example.org", f"To approve: {TITLE}")], False)


def test_letter_about_moderation_can_be_left_with_one_click(act, editor, officer, library):
    write(act, editor, library, "action-submit")
    letter = Mail.objects.get()
    address = (
        Opened(bytes(letter.content)).message["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")
    )
    assert (address in mailed()[0].text, letter.is_readable) == (True, True)
    asked = Client().get(address).content.decode()
    Client(enforce_csrf_checks=True).post(address, {"List-Unsubscribe": "One-Click"})
    assert ("what waits for your approval" in asked, UserProfile.objects.get(user=officer).submitted_notifications) == (
        True,
        False,
    )


def test_letters_that_were_left_can_be_had_again(act, editor, officer, library):
    address = unsubscribe_url(officer, "submitted").removeprefix("http://localhost:8000")
    Client().post(address)
    offered = Client().get(address).content.decode()
    Client().post(address, {"again": "1"})
    assert ("Get them again" in offered, UserProfile.objects.get(user=officer).submitted_notifications) == (True, True)


@pytest.mark.parametrize("token", ["x", "WzEsICJ4Il0:1uaaaa:bbbb"])
def test_address_that_somebody_made_up_ends_nothing(token, officer):
    answers = [method(f"/accounts/mails/{token}/").status_code for method in (Client().get, Client().post)]
    assert answers == [404, 404]
