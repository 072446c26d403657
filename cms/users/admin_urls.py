"""Addresses of Wagtail's admin that are ours; they come before Wagtail's own and keep their names."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access

from cms.core.views import to_admin_login
from cms.users.account import AccountView

urlpatterns = [
    path("login/", to_admin_login),
    path("account/", never_cache(require_admin_access(AccountView.as_view()))),
]
