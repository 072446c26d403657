"""Addresses of Wagtail's admin that are ours; they come before Wagtail's own and keep their names."""

from django.urls import path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.urls import display_custom_404

from cms.core.views import to_admin_login
from cms.core.views.approval import ApproveDescribedPage
from cms.users.account import AccountView
from cms.users.commenting import CommentingEditView
from cms.users.second_factor.views import take_away

APPROVAL = "pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/"

urlpatterns = [
    path("login/", to_admin_login),
    path("users/<int:pk>/second-factor/", require_admin_access(take_away), name="users_second_factor"),
    path(APPROVAL, never_cache(require_admin_access(ApproveDescribedPage.as_view()))),
    path("account/", never_cache(require_admin_access(AccountView.as_view()))),
    path(
        "pages/<int:page_id>/edit/", never_cache(display_custom_404(require_admin_access(CommentingEditView.as_view())))
    ),
]
