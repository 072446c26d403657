"""Events in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from events.admin.chooser import EventChooserViewSet
from events.admin.events import EventViewSet
from events.admin.history import register_actions
from events.admin.pages import event_button
from events.admin.venues import VenueViewSet
from events.calendars.admin import CalendarSourceViewSet
from events.staff.deciding import DECISIONS
from events.staff.menu import check_in_menu_item, figures_menu_item
from events.staff.viewset import RegistrationViewSet


class EventsViewSetGroup(ViewSetGroup):
    """Everything about events in one menu."""

    menu_label = _("Events")
    menu_icon = "date"
    menu_order = 150
    items = (EventViewSet, RegistrationViewSet, VenueViewSet, CalendarSourceViewSet)


hooks.register("register_admin_viewset", EventsViewSetGroup)
hooks.register("register_admin_viewset", EventChooserViewSet)
hooks.register("register_log_actions", register_actions)
hooks.register("register_page_header_buttons", event_button)
hooks.register("register_page_listing_more_buttons", event_button)
hooks.register("register_admin_menu_item", check_in_menu_item)
hooks.register("register_reports_menu_item", figures_menu_item)
for decision in DECISIONS:
    hooks.register("register_bulk_action", decision)
