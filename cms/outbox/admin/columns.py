"""How lists show mails: nobody's whole address, and states in words and by a sign."""

from wagtail.admin.ui.tables import Column

from cms.core.logs import mask
from cms.outbox.models import Mail, State

SIGNS = {
    State.QUEUED: "time",
    State.CLAIMED: "time",
    State.SENDING: "mail",
    State.SENT: "circle-check",
    State.FAILED: "circle-xmark",
    State.UNKNOWN: "help",
    State.EXPIRED: "history",
    State.SUPPRESSED: "lock",
    State.CANCELLED: "minus",
}
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class StateColumn(Column):
    """How far a mail has come."""

    cell_template_name = "wagtailadmin/outbox/state_cell.html"

    def get_cell_context_data(self, instance: Mail, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"sign": sign(instance)}


def sign(mail: Mail) -> str:
    """The name of the icon that goes with its state."""
    return SIGNS[State(mail.state)]


def recipient(mail: Mail) -> str:
    """Enough of an address to recognise it."""
    return mask(mail.recipient)


def next_try(mail: Mail):
    """When it leaves, if it is still to leave."""
    return mail.due_at if mail.state == State.QUEUED else None


def cell(value: object) -> str:
    """A value for a spreadsheet: addresses hidden, and nothing that the program would take for a formula (CWE-1236)."""
    text = mask(str(value or ""))
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text
