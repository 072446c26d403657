"""How far an entry of a ledger has come; the README draws the transitions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    CLAIMED = "claimed", _("Next to leave")
    SENDING = "sending", _("Leaving")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Refused")
    UNKNOWN = "unknown", _("Perhaps sent")
    EXPIRED = "expired", _("Too late to send")
    SUPPRESSED = "suppressed", _("Address blocked")
    CANCELLED = "cancelled", pgettext_lazy("mail", "Cancelled")


# Nobody has been called about it yet: it can still be stopped.
WAITING = [State.QUEUED, State.CLAIMED]
# A sender has it, until its lease ends.
LEASED = [State.CLAIMED, State.SENDING]
OPEN = [State.QUEUED, *LEASED]
SETTLED = [state for state in State if state not in OPEN]
# Nothing more happens to these by itself.
DONE = [state for state in SETTLED if state != State.UNKNOWN]
# What a person may put back into the queue.
RETRIABLE = [state for state in SETTLED if state != State.SENT]
# A call has been made; its answer counts even when it comes after the lease has ended.
CALLED = [State.SENDING, State.UNKNOWN]
