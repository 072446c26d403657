"""How lists show broadcasts: states in words and by a sign."""

from collections.abc import Mapping

from babel.numbers import format_decimal
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from cms.core.dates import clock, locale_tag, short_date
from sms.models.broadcast import BroadcastState, DispatchState

SIGNS = {
    BroadcastState.DRAFT: "draft",
    BroadcastState.WAITING: "user",
    BroadcastState.READY: "calendar-check",
    BroadcastState.ENDED: "circle-check",
    BroadcastState.CANCELLED: "circle-xmark",
}
DISPATCH_SIGNS = {
    DispatchState.PLANNED: "calendar-check",
    DispatchState.EXPANDING: "group",
    DispatchState.SENDING: "rotate",
    DispatchState.PAUSED: "lock",
    DispatchState.DONE: "circle-check",
    DispatchState.CANCELLED: "circle-xmark",
    DispatchState.STOPPED: "warning",
    DispatchState.MISSED: "warning",
}


class StateColumn(Column):
    """The state of a broadcast or of one going-out."""

    cell_template_name = "wagtailadmin/sms/state_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        signs = SIGNS | DISPATCH_SIGNS
        return super().get_cell_context_data(instance, parent_context) | {"sign": signs[instance.state]}


class MomentColumn(Column):
    """A day and a time, to come or past: Wagtail's own column says of all to come that it is just now."""

    def get_value(self, instance):
        moment = super().get_value(instance)
        return f"{short_date(moment)}, {clock(moment)}" if moment else ""


def whose(library) -> str:
    """The library that writes, or the network."""
    return str(library or _("The network"))


def reached(figures: Mapping | None) -> str:
    """How many people a going-out was addressed to; empty before it is."""
    people = (figures or {}).get("recipients")
    return "" if people is None else format_decimal(people, locale=locale_tag())
