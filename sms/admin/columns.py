"""How lists show broadcasts: states in words and by a sign."""

from wagtail.admin.ui.tables import Column

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
