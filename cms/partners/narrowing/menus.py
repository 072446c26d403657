"""The admin's menu, without what is closed."""

from wagtail.admin.menu import MenuItem

from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest


def hide_reports(request: StaffRequest, items: list[MenuItem]) -> None:
    """Reports are for those who work for the whole network; for `construct_reports_menu`."""
    if not works_for_whole_network(request.user):
        items.clear()
