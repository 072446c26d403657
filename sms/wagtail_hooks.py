"""Text messages in Wagtail's admin."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from sms.admin.broadcasts import BroadcastViewSet
from sms.admin.dispatches import DispatchViewSet
from sms.admin.inbox import ThreadViewSet
from sms.admin.keywords import KeywordViewSet
from sms.admin.links import LinkViewSet
from sms.admin.message_decisions import CancelMessages, SendMessagesAgain
from sms.admin.messages import MessageViewSet
from sms.admin.polls import PollViewSet
from sms.admin.senders import SenderViewSet
from sms.admin.subscribers import SubscriberViewSet
from sms.admin.topics import TopicViewSet
from sms.admin.words import HelplineViewSet, OwnWordViewSet
from sms.broadcasts import history
from sms.polls import history as poll_history


class SmsViewSetGroup(ViewSetGroup):
    """Everything about text messages in one menu."""

    menu_label = _("SMS")
    menu_icon = "comment"
    menu_order = 160
    items = (
        BroadcastViewSet,
        DispatchViewSet,
        ThreadViewSet,
        KeywordViewSet,
        PollViewSet,
        LinkViewSet,
        MessageViewSet,
        SubscriberViewSet,
        TopicViewSet,
        SenderViewSet,
        OwnWordViewSet,
        HelplineViewSet,
    )


hooks.register("register_admin_viewset", SmsViewSetGroup)
for decision in (SendMessagesAgain, CancelMessages):
    hooks.register("register_bulk_action", decision)
hooks.register("register_log_actions", history.register_actions)
hooks.register("register_log_actions", poll_history.register_actions)
