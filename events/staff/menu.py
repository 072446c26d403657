"""The figures among the reports of the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from events.staff.rows import sees_contacts


class StaffMenuItem(MenuItem):
    """Shown to whoever works with registrations."""

    def is_shown(self, request):
        return sees_contacts(request.user)


def figures_menu_item() -> MenuItem:
    address = reverse("registrations:figures")
    return StaffMenuItem(_("Figures of events"), address, name="event-figures", icon_name="table", order=900)
