"""How lists show events: states in words and by a sign, dates on the clock of the place."""

import zoneinfo

from wagtail.admin.ui.tables import Column

from events.programme import Event
from events.programme.event import Status

SIGNS = {Status.DRAFT: "draft", Status.PUBLISHED: "circle-check", Status.CANCELLED: "circle-xmark"}


class StateColumn(Column):
    """A draft, published, cancelled, or a template."""

    cell_template_name = "wagtailadmin/events/state_cell.html"

    def get_cell_context_data(self, instance: Event, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {"event": instance, "sign": sign(instance)}


def sign(event: Event) -> str:
    """The name of the icon that goes with its state."""
    return "copy" if event.is_template else SIGNS[Status(event.status)]


class NextDateColumn(Column):
    """When it takes place next, by the clock there."""

    cell_template_name = "wagtailadmin/events/next_date_cell.html"

    def get_value(self, instance):
        return instance.next_start and instance.next_start.astimezone(zoneinfo.ZoneInfo(instance.next_zone))
