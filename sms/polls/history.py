"""What the history of a poll calls things that are done to it besides editing."""

from django.utils.translation import gettext_lazy as _

OPENED, CLOSED = "sms.poll.open", "sms.poll.close"


def register_actions(actions) -> None:
    """For `register_log_actions`."""
    actions.register_action(OPENED, _("Open the poll"), _("Poll opened"))
    actions.register_action(CLOSED, _("Close the poll"), _("Poll closed"))
