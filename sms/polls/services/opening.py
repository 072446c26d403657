"""Opening and closing polls."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import page_cache
from cms.core.page_cache.registry import row_tag
from cms.users.models import User
from sms.models import Poll
from sms.polls.errors import PollError
from sms.polls.rows import POLLS
from sms.polls.steps import steps_of


class NotReady(PollError):
    """There is nothing to answer yet."""

    sentence = _("Every question needs two answers to choose from, unless it is answered freely.")


class AlreadyOver(PollError):
    """Its time of closing has passed."""

    sentence = _("The time at which it closes has passed. Change that first.")


def open_poll(*, poll: Poll, by: User) -> None:
    """Take answers, for the first time or again; raises NotReady, AlreadyOver, PermissionDenied."""
    check_right(poll, by)
    if poll.closes_at and poll.closes_at <= timezone.now():
        raise AlreadyOver
    steps = steps_of(poll)
    if not steps or not all(step.question.is_free or len(step.options) > 1 for step in steps):
        raise NotReady
    set_state(poll, Poll.State.OPEN)


def close(*, poll: Poll, by: User) -> None:
    """Take no more answers; raises PermissionDenied."""
    check_right(poll, by)
    set_state(poll, Poll.State.CLOSED)


def check_right(poll: Poll, by: User) -> None:
    if not POLLS.user_has_permission_for_instance(by, "change", poll):
        raise PermissionDenied


def set_state(poll: Poll, state: Poll.State) -> None:
    poll.state = state
    poll.save(update_fields=["state", "changed"])
    page_cache.purge(row_tag(Poll, poll.pk))
