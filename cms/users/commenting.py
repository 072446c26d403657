"""Comments in the page editor: whoever takes part in a thread or follows the page hears of it by letter.

Wagtail would write to whoever has ever commented, also when the page is theirs no more, in the language of whoever
comments.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.utils.decorators import method_decorator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Comment, Page, PageSubscription
from wagtail.users.models import UserProfile

from cms.core.letters import quotation
from cms.outbox.letters import post_letter, sparing
from cms.users.kinds import COMMENT
from cms.users.models import User
from cms.users.notifications import addresses_about
from cms.users.unsubscribing import unsubscribe_url

NOTIFICATION = "updated_comments"


@dataclass(frozen=True)
class Change:
    """Something said or done in a thread; `thread` is the comment that began it."""

    what: Promise
    thread: Comment
    words: str

    @property
    def quote(self) -> str:
        return quotation(self.words)


def changes_in(found: dict) -> Iterator[Change]:
    """The changes of one saving, as Wagtail collects them."""
    for comment in found["new_comments"]:
        yield Change(_("New comment:"), comment, comment.text)
    for comment, replies in found["new_replies"]:
        for reply in replies:
            yield Change(_("Answer:"), comment, reply.text)
    for comment in found["resolved_comments"]:
        yield Change(_("Resolved:"), comment, comment.text)
    for comment in found["deleted_comments"]:
        yield Change(_("Deleted:"), comment, comment.text)


def readers_of(page: Page, changes: list[Change]) -> dict[User, list[Change]]:
    """Who hears of what: followers of the page of everything, others of the threads that they take part in."""
    heard: dict[int, list[Change]] = defaultdict(list)
    followers = set(
        PageSubscription.objects.filter(page=page, comment_notifications=True).values_list("user", flat=True)
    )
    for change in changes:
        for pk in followers | participants(change.thread):
            heard[pk].append(change)
    people = User.objects.filter(pk__in=heard, is_active=True)
    return {user: heard[user.pk] for user in people if wants(user) and page.permissions_for_user(user).can_edit()}


def participants(thread: Comment) -> set[int]:
    """Whoever has written in a thread; of one that has been deleted nobody knows."""
    if thread.pk is None:
        return set()
    return {thread.user_id, *thread.replies.values_list("user", flat=True)}


def wants(user: User) -> bool:
    return UserProfile.get_for_user(user).updated_comments_notifications


def tell(page: Page, by: User, changes: list[Change], revision: int | None) -> None:
    """Write to whoever should hear of these changes, but for whoever made them."""
    step = f"{revision} {[(str(change.what), change.thread.pk, change.words) for change in changes]}"
    for user, heard in readers_of(page, changes).items():
        if user == by:
            continue
        post_letter(
            subject="wagtailadmin/notifications/updated_comments_subject.txt",
            text="wagtailadmin/notifications/updated_comments.txt",
            to=user.email,
            language=user.language,
            context={"user": user, "by": by, "page": page, "changes": heard, **addresses_about(page)},
            kind=COMMENT,
            cause=f"comments:{page.pk}",
            key=f"comments {step}",
            unsubscribe_url=unsubscribe_url(user, NOTIFICATION),
        )


@method_decorator(transaction.atomic, name="post")
class CommentingEditView(EditView):
    """Wagtail's page editor with our letters about comments, kept together with the page or not at all."""

    def send_commenting_notifications(self, changes):
        with sparing(f"comments:{self.page.pk}"):
            tell(self.page, self.request.user, list(changes_in(changes)), self.page.latest_revision_id)
