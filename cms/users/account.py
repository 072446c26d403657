"""The admin's page about oneself."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import account as wagtail
from wagtail.users.models import UserProfile

from cms.users.forms.own import NameForm, TimeZoneForm


class NamePanel(wagtail.BaseSettingsPanel):
    name = "name"
    title = _("Name and language")
    order = 100
    form_class = NameForm


class TimeZonePanel(wagtail.BaseSettingsPanel):
    name = "time_zone"
    title = _("Time zone")
    order = 200
    form_class = TimeZoneForm
    form_object = "profile"


class AccountView(wagtail.AccountView):
    """Wagtail's page with one name instead of two, and without portraits."""

    panel_classes = (NamePanel, wagtail.NotificationsSettingsPanel, TimeZonePanel, wagtail.ThemeSettingsPanel)

    def get_panels(self):
        profile = UserProfile.get_for_user(self.request.user)
        panels = [panel(self.request, self.request.user, profile) for panel in self.panel_classes]
        return [panel for panel in panels if panel.is_active()]
