"""What the history of a broadcast calls things that are done to it besides editing."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from cms.users.models import User
from sms.models import Broadcast

SUBMITTED, RELEASED, WITHDRAWN = "sms.submit", "sms.release", "sms.withdraw"
PAUSED, RESUMED, CANCELLED, SENT_AGAIN, TRIED = "sms.pause", "sms.resume", "sms.cancel", "sms.again", "sms.try"

# What Wagtail calls it.
WRITING = ("wagtail.create", "wagtail.edit")

ACTIONS: dict[str, tuple[Promise, Promise]] = {
    SUBMITTED: (_("Submit the broadcast"), _("Broadcast submitted")),
    RELEASED: (_("Release the broadcast"), _("Broadcast released")),
    WITHDRAWN: (_("Withdraw the broadcast"), _("Broadcast withdrawn")),
    PAUSED: (_("Pause the broadcast"), _("Broadcast paused")),
    RESUMED: (_("Go on with the broadcast"), _("Broadcast resumed")),
    CANCELLED: (_("Cancel the broadcast"), _("Broadcast cancelled")),
    SENT_AGAIN: (_("Send to those who did not get it"), _("Sent to those who did not get it")),
    TRIED: (_("Send a test"), _("Test sent")),
}


def register_actions(actions) -> None:
    """For `register_log_actions`."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)


def writers(broadcast: Broadcast) -> set[int]:
    """Who has written or changed what is to be released now: since it was released last."""
    steps = ModelLogEntry.objects.for_instance(broadcast)
    released = steps.filter(action=RELEASED).order_by("timestamp").values_list("timestamp", flat=True).last()
    if released:
        steps = steps.filter(timestamp__gt=released)
    return set(steps.filter(action__in=WRITING).order_by().values_list("user", flat=True)) - {None}


def record(broadcast: Broadcast, action: str, by: User | None) -> None:
    """Write into the history who did what; None: the site itself."""
    log(instance=broadcast, action=action, user=by, title=str(broadcast))
