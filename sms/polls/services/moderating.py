"""Reading what people have written, before others may."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied

from cms.core import page_cache
from cms.core.page_cache.registry import row_tag
from cms.users.models import User
from sms.models import Poll, Vote
from sms.polls.rows import POLLS


def moderate(*, poll: Poll, votes: Iterable[int], state: str, by: User) -> int:
    """Show texts on the page of results, or hide them; answers how many they were. Raises PermissionDenied.

    Whoever changes a text later has it read again.
    """
    if not POLLS.user_has_permission_for_instance(by, "change", poll):
        raise PermissionDenied
    written = Vote.objects.filter(ballot__poll=poll, pk__in=votes).exclude(text="")
    changed = written.update(moderation=Vote.Moderation(state))
    page_cache.purge(row_tag(Poll, poll.pk))
    return changed
