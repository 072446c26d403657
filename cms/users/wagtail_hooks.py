"""People in Wagtail's admin."""

from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from cms.users.authority import may_manage
from cms.users.bulk_actions import AssignRole, Delete, SetActiveState
from cms.users.report import HistoryReport
from cms.users.services.second_factors import TAKEN_AWAY

# Later than Wagtail's own of the same names, whose place they take.
for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("register_log_actions")
def log_second_factor(actions) -> None:
    actions.register_action(
        TAKEN_AWAY, gettext_lazy("Second factor taken away"), gettext_lazy("Second factor taken away")
    )


@hooks.register("register_account_menu_item")
def second_factor_item(request) -> dict[str, str]:
    """The way to one's passkeys, app and recovery codes."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Passkeys and second factor"),
        "help_text": _("Passkeys, the app for codes, recovery codes."),
    }


@hooks.register("register_account_menu_item")
def password_item(request) -> dict[str, str]:
    """The way to one's password, which is allauth's matter."""
    has_one = request.user.has_usable_password()
    return {
        "url": reverse("account_change_password" if has_one else "account_set_password"),
        "label": _("Change the password") if has_one else _("Choose a password"),
        "help_text": _("Codes sent by mail do without.") if not has_one else "",
    }


@hooks.register("register_account_menu_item")
def own_history_item(request) -> dict[str, str]:
    """The way to who has come in with one's own account, and where one is logged in."""
    return {"url": reverse("account_history"), "label": _("Log-in history"), "help_text": ""}


@hooks.register("register_account_menu_item")
def own_sessions_item(request) -> dict[str, str]:
    return {"url": reverse("account_sessions"), "label": _("Where you are logged in"), "help_text": ""}


@hooks.register("register_admin_urls")
def history_urls() -> list:
    report = HistoryReport.as_view
    return [
        path("reports/log-ins/", report(), name="users_history"),
        path("reports/log-ins/results/", report(results_only=True), name="users_history_results"),
    ]


class AdministratorsMenuItem(MenuItem):
    """Shown to administrators alone."""

    def is_shown(self, request):
        return request.user.is_administrator


@hooks.register("register_reports_menu_item")
def history_menu_item() -> MenuItem:
    address = reverse("users_history")
    return AdministratorsMenuItem(gettext_lazy("Log-in history"), address, name="log-ins", icon_name="key", order=1100)


@hooks.register("register_user_listing_buttons")
def history_of_one(user, request_user):
    """From somebody in the list of people to their history."""
    works_here = user.is_superuser or list(user.groups.all())
    if works_here and request_user.is_administrator and may_manage(actor=request_user, person=user):
        address = f"{reverse('users_history')}?{urlencode({'person': user.pk})}"
        yield Button(_("Log-in history"), address, icon_name="key", priority=60)
