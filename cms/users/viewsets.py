"""Wagtail's admin of users with one name and no user name."""

from wagtail.users.views.users import UserViewSet as WagtailUserViewSet


class UserViewSet(WagtailUserViewSet):
    """Users in the admin."""
