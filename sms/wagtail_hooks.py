"""Text messages in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from sms.admin.broadcasts import BroadcastViewSet
from sms.admin.dispatches import DispatchViewSet
from sms.broadcasts.history import register_actions


class SmsViewSetGroup(ViewSetGroup):
    """Everything about text messages in one menu."""

    menu_label = _("SMS")
    menu_icon = "comment"
    menu_order = 160
    items = (BroadcastViewSet, DispatchViewSet)


hooks.register("register_admin_viewset", SmsViewSetGroup)
hooks.register("register_log_actions", register_actions)
