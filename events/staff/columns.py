"""How lists and spreadsheets show registrations."""

import datetime

from django.utils.translation import gettext
from wagtail.admin.ui.tables import Column

from cms.core.dates import clock, short_date
from cms.core.logs import mask
from cms.users.services.export import inert
from events.programme import Session
from events.registrations import Registration
from events.registrations.registration import State

SIGNS = {
    State.PENDING: "help",
    State.CONFIRMED: "circle-check",
    State.WAITING: "time",
    State.OFFERED: "mail",
    State.CANCELLED: "circle-xmark",
    State.DECLINED: "minus",
    State.EXPIRED: "history",
}


class StateColumn(Column):
    """Where a registration stands, in a word and a sign."""

    cell_template_name = "wagtailadmin/events/registrations/state_cell.html"

    def get_cell_context_data(self, instance: Registration, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"sign": SIGNS[State(instance.state)]}


def masked_contact(registration: Registration) -> str:
    """Enough of an address to recognise it: lists are looked through on shared screens."""
    return mask(contact(registration))


def name_of(registration: Registration) -> str:
    """Whoever it was long ago is forgotten; how many people they were is not."""
    return registration.name or gettext("forgotten")


def contact(registration: Registration) -> str:
    return registration.email or str(registration.phone)


def what_for(registration: Registration) -> str:
    """The session, or the series."""
    session = registration.session
    return f"{registration.event}, {when(session)}" if session else str(registration.event)


def when(session: Session) -> str:
    """«29 November, 16:00», by the clock of the place."""
    start = session.local_start
    return f"{short_date(start.date())}, {clock(start.time())}"


def cell(value: object) -> str:
    """A value for a spreadsheet, never a formula (CWE-1236)."""
    if isinstance(value, datetime.datetime):
        return value.isoformat(sep=" ", timespec="minutes")
    return inert(str(value if value is not None else ""))
