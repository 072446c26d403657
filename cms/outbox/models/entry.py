"""A row of a ledger: one thing for one recipient."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.outbox import kinds
from cms.outbox.backoff import pause_after
from cms.outbox.outcomes import Outcome, Verdict

from .state import CALLED, LEASED, SETTLED, State

NOTE_LENGTH = 500


class Entry(models.Model):
    """What every ledger keeps of what it sends; `key` is unique, so that one cause tells one person once.

    `medium` is that of the kinds which the ledger knows.
    """

    medium = "mail"

    kind = models.CharField(_("kind"), max_length=40)
    cause = models.CharField(_("cause"), max_length=200, blank=True)
    key = models.CharField(_("key"), max_length=64, unique=True, editable=False)
    priority = models.PositiveSmallIntegerField(_("priority"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    due_at = models.DateTimeField(_("due"), default=timezone.now)
    expires_at = models.DateTimeField(_("not sent after"))
    settled_at = models.DateTimeField(_("settled"), null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # How often nobody knew whether it had arrived: so many copies of it may exist beside the one that is certain.
    doubts = models.PositiveSmallIntegerField(_("times in doubt"), default=0)
    holder = models.UUIDField(null=True, blank=True, editable=False)
    lease_until = models.DateTimeField(null=True, blank=True, editable=False)
    # In the words of the other side.
    error = models.CharField(_("error"), max_length=NOTE_LENGTH, blank=True)
    receipt = models.CharField(_("receipt"), max_length=NOTE_LENGTH, blank=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["priority", "due_at"], condition=Q(state=State.QUEUED), name="%(class)s_due"),
            models.Index(fields=["lease_until"], condition=Q(state__in=LEASED), name="%(class)s_leased"),
            models.Index(fields=["due_at"], condition=Q(state=State.UNKNOWN), name="%(class)s_in_doubt"),
            models.Index(fields=["kind", "settled_at"], condition=Q(state__in=SETTLED), name="%(class)s_settled"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="%(class)s_state_is_known"),
            models.CheckConstraint(
                condition=Q(state__in=LEASED, lease_until__isnull=False, holder__isnull=False)
                | ~Q(state__in=LEASED) & Q(lease_until__isnull=True),
                name="%(class)s_is_leased_while_held",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SETTLED, settled_at__isnull=False)
                | ~Q(state__in=SETTLED) & Q(settled_at__isnull=True),
                name="%(class)s_is_settled_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*CALLED, State.SENT]) | Q(attempts__gt=0), name="%(class)s_was_tried"
            ),
        ]

    @property
    def policy(self) -> kinds.Kind:
        """The policies of its kind."""
        return kinds.get(self.kind)

    def settle(self, outcome: Outcome, now: datetime) -> None:
        """Note what came of a call; saving it is the queue's part (`EntryQuerySet.settle`)."""
        self.lease_until = None
        self.settled_at = now
        self.error = "" if outcome.verdict is Verdict.SENT else outcome.words[:NOTE_LENGTH]
        match outcome.verdict:
            case Verdict.SENT:
                self.state, self.receipt = State.SENT, outcome.words[:NOTE_LENGTH]
            case Verdict.REFUSED:
                self.state = State.FAILED
            case Verdict.UNKNOWN:
                self.state, self.due_at = State.UNKNOWN, now + pause_after(self.attempts)
                self.doubts += 1
            case Verdict.LATER:
                self.put_off(now)

    def put_off(self, now: datetime) -> None:
        """Try again after a pause, unless it would be too late then."""
        self.due_at = now + pause_after(self.attempts)
        if self.due_at < self.expires_at:
            self.state, self.settled_at, self.holder = State.QUEUED, None, None
        else:
            self.state = State.EXPIRED
