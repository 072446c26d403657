"""Comments in the page editor, and who hears of them."""

import pytest
from django.test import Client
from wagtail.models import Comment, CommentReply, PageSubscription
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield
from wagtail.users.models import UserProfile

from cms.news.models import NewsPage
from cms.users.models import User
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import section_of
from tests.factories.users import UserFactory
from tests.mailed import Mailed, mailed

pytestmark = pytest.mark.django_db

TITLE = "Қалалық кітапханада түнгі оқу басталды"


@pytest.fixture
def library(house):
    return PartnerLibraryFactory(slug="almaty", languages=["kk"])


@pytest.fixture
def editor(library) -> User:
    roles = [PARTNER_EDITORS, library.team.group.name]
    return UserFactory(email="editor@example.org", name="Редактор", language="ar", roles=roles)


@pytest.fixture
def officer(house) -> User:
    return UserFactory(email="officer@example.org", name="Officer", roles=[OUTREACH_OFFICERS])


@pytest.fixture
def page(library, editor) -> NewsPage:
    item = NewsPage(title=TITLE, summary="Жұма сайын", owner=editor, live=False)
    section_of(library, "kk").add_child(instance=item)
    item.save_revision(user=editor)
    return item


@pytest.fixture
def thread(page, editor) -> Comment:
    """A comment by the library's editor."""
    return Comment.objects.create(page=page, user=editor, text="Кімнің суреті?", contentpath="title")


def comment(text: str, pk: str = "", replies: list | None = None, **fields) -> dict:
    return {
        "id": pk,
        "contentpath": "title",
        "text": text,
        "position": "",
        "replies": inline_formset(replies or []),
    } | fields


def save(user: User, page: NewsPage, comments: list[dict], initial: int = 0):
    """Save the page with these comments, as the editor's form does."""
    client = Client()
    client.force_login(user)
    fields = {
        "title": TITLE,
        "summary": "Жұма сайын",
        "date": "2026-11-20",
        "body": streamfield([]),
        "press_kit": streamfield([]),
        "related_news": inline_formset([]),
        "comments": inline_formset(comments, initial=initial),
        "slug": page.slug,
    }
    return client.post(f"/admin/pages/{page.pk}/edit/", nested_form_data(fields))


def answered(user: User, page: NewsPage, thread: Comment, text: str = "Our own.") -> None:
    reply = {"id": "", "text": text, "user": user.pk}
    save(user, page, [comment(thread.text, pk=str(thread.pk), replies=[reply])], initial=1)


def told() -> list[tuple[str, str]]:
    return [(letter.to, letter.kind) for letter in mailed()]


def test_follower_hears_of_a_new_comment_in_their_own_language(page, editor, officer):
    PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    save(officer, page, [comment("Who took the picture?\n<b>When?</b>")])
    letter: Mailed
    (letter,) = mailed()
    assert (letter.to, letter.kind, letter.cause) == ("editor@example.org", "comment", f"comments:{page.pk}")
    assert "> Who took the picture?\n> <b>When?</b>" in letter.text
    assert ('dir="rtl"' in letter.html, "<b>When" in letter.html, TITLE in letter.subject) == (True, False, True)
    assert [f"/admin/pages/{page.pk}/edit/" in letter.text, "/accounts/mails/" in letter.text] == [True, True]


def test_whoever_takes_part_in_a_thread_hears_of_an_answer(page, thread, officer):
    answered(officer, page, thread)
    assert (told(), "> Our own." in mailed()[0].text) == ([("editor@example.org", "comment")], True)


def test_others_threads_are_not_told_of(page, thread, officer, library):
    colleague = UserFactory(email="colleague@example.org", roles=[PARTNER_EDITORS, library.team.group.name])
    Comment.objects.create(page=page, user=colleague, text="Another thread", contentpath="summary")
    answered(officer, page, thread)
    assert told() == [("editor@example.org", "comment")]


def test_whoever_may_not_work_on_the_page_any_more_hears_nothing(page, thread, editor, officer):
    editor.groups.remove(*editor.groups.exclude(name=PARTNER_EDITORS))
    PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    answered(officer, page, thread)
    assert mailed() == []


def test_whoever_has_switched_it_off_or_left_hears_nothing(page, thread, editor, officer):
    left = UserFactory(is_active=False, roles=[OUTREACH_OFFICERS])
    CommentReply.objects.create(comment=thread, user=left, text="Ask them")
    UserProfile.objects.create(user=editor, updated_comments_notifications=False)
    answered(officer, page, thread)
    assert mailed() == []


def test_nobody_is_told_what_they_wrote_themselves(page, thread, editor):
    answered(editor, page, thread)
    assert mailed() == []


def test_followers_hear_of_what_is_resolved_and_deleted(page, thread, editor, officer):
    PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    other = Comment.objects.create(page=page, user=editor, text="Off the point", contentpath="title")
    gone = comment(other.text, pk=str(other.pk), DELETE="on")
    save(officer, page, [comment(thread.text, pk=str(thread.pk), resolved="1"), gone], initial=2)
    (letter,) = mailed()
    assert ("> Кімнің суреті?" in letter.text, "> Off the point" in letter.text) == (True, True)


def test_comment_is_kept_even_if_its_letter_cannot_be_written(page, editor, officer, torn, caplog):
    PageSubscription.objects.create(page=page, user=editor, comment_notifications=True)
    torn("wagtailadmin/notifications/updated_comments.txt")
    answer = save(officer, page, [comment("Who took it?")])
    assert (answer.status_code, Comment.objects.get().text, mailed()) == (302, "Who took it?", [])


def test_editor_of_another_library_neither_reads_nor_writes_comments(page, thread):
    other = PartnerLibraryFactory(slug="tashkent", languages=["uz"])
    stranger = UserFactory(roles=[PARTNER_EDITORS, other.team.group.name])
    answered(stranger, page, thread)
    client = Client()
    client.force_login(stranger)
    seen = client.get(f"/admin/pages/{page.pk}/edit/", follow=True).content.decode()
    assert (CommentReply.objects.count(), thread.text in seen) == (0, False)


def test_page_that_is_not_there_is_said_to_be_missing_within_the_admin(officer):
    client = Client()
    client.force_login(officer)
    answer = client.get("/admin/pages/999999/edit/")
    assert (answer.status_code, "wagtailadmin/404.html" in [template.name for template in answer.templates]) == (
        404,
        True,
    )
