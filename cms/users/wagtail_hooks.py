"""People in Wagtail's admin."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from wagtail import hooks

from cms.users.bulk_actions import AssignRole, Delete, SetActiveState
from cms.users.services.second_factors import TAKEN_AWAY

# Later than Wagtail's own of the same names, whose place they take.
for action in (AssignRole, Delete, SetActiveState):
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("register_log_actions")
def log_second_factor(actions) -> None:
    actions.register_action(TAKEN_AWAY, _lazy("Second factor taken away"), _lazy("Second factor taken away"))


@hooks.register("register_account_menu_item")
def second_factor_item(request) -> dict[str, str]:
    """The way to one's passkeys, app and recovery codes."""
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
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
