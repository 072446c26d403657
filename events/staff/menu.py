"""Figures among the reports of the admin, and the way to the door."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from events.door.access import PERMISSION as AT_THE_DOOR
from events.staff.rows import sees_contacts


class StaffMenuItem(MenuItem):
    """Shown to whoever works with registrations."""

    def is_shown(self, request):
        return sees_contacts(request.user)


class DoorMenuItem(MenuItem):
    """Shown to whoever may check visitors in."""

    def is_shown(self, request):
        return request.user.has_perm(AT_THE_DOOR)


def check_in_menu_item() -> MenuItem:
    return DoorMenuItem(_("Check-in"), reverse("check_in"), name="check-in", icon_name="mobile-alt", order=151)


def figures_menu_item() -> MenuItem:
    address = reverse("registrations:figures")
    return StaffMenuItem(_("Figures of events"), address, name="event-figures", icon_name="table", order=900)
