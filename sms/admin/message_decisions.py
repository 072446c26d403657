"""What officers decide about one message or many: to send again, to cancel. A page says first what will happen."""

from typing import ClassVar

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.outbox.admin.decisions import Decision
from sms.admin.message_filters import matching
from sms.ledger.services import cancel, retry
from sms.ledger.services.deciding import PERMISSION, again
from sms.models import Message
from sms.models.message import MessageQuerySet


class MessageDecision(Decision):
    """On the messages that were ticked, or on all that the list shows with its filters."""

    models: ClassVar = [Message]
    noun = "messages"
    permission = PERMISSION
    template_name = "wagtailadmin/sms/message_decision.html"
    header_icon = "comment"

    def found(self, query: QueryDict) -> MessageQuerySet:
        return matching(Message.objects.all(), query, self.request)


class SendMessagesAgain(MessageDecision):
    """Puts messages back into the queue."""

    display_name = _("Send again")
    action_type = "send_again"
    aria_label = _("Send the selected messages again")
    question = _("Send again?")
    button = _("Yes, send again")
    icon_name = "resubmit"
    decide = staticmethod(retry)
    warns_of_doubt = True

    def open_to_it(self, entries):
        return again(entries)

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext("%(count)s message is sent again.", "%(count)s messages are sent again.", num_parent_objects)
        return words % {"count": num_parent_objects}


class CancelMessages(MessageDecision):
    """Stops messages that have not left."""

    display_name = _("Cancel")
    action_type = "cancel"
    aria_label = _("Cancel the selected messages")
    question = _("Cancel?")
    button = _("Yes, cancel")
    icon_name = "cross"
    decide = staticmethod(cancel)

    def open_to_it(self, entries):
        return entries.waiting()

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext("%(count)s message is cancelled.", "%(count)s messages are cancelled.", num_parent_objects)
        return words % {"count": num_parent_objects}
