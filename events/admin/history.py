"""What the history of an event calls things that are done to it besides editing."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: dict[str, tuple[Promise, Promise]] = {
    "events.dates": (_("Change dates"), _("Dates changed")),
    "events.cancel": (_("Cancel the event"), _("Event cancelled")),
    "events.restore": (_("Restore the event"), _("Event restored")),
    "events.tell": (_("Begin a page"), _("Page begun")),
}


def register_actions(actions) -> None:
    """For `register_log_actions`."""
    for name, (label, message) in ACTIONS.items():
        actions.register_action(name, label, message)
