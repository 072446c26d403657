"""The outbox in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from cms.outbox.admin.decisions import Cancel, SendAgain
from cms.outbox.admin.mails import MailViewSet
from cms.outbox.admin.suppressions import SuppressionViewSet


class OutboxViewSetGroup(ViewSetGroup):
    """What was mailed, and who is not written to."""

    menu_label = _("Outbox")
    menu_icon = "mail"
    menu_order = 850
    items = (MailViewSet, SuppressionViewSet)


hooks.register("register_admin_viewset", OutboxViewSetGroup)
for decision in (SendAgain, Cancel):
    hooks.register("register_bulk_action", decision)
