"""What officers decide about one mail or many: to send again, to cancel. A page says first what will happen."""

from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.views.bulk_action import BulkAction

from cms.outbox.admin.filters import matching
from cms.outbox.models import EntryQuerySet, Mail, State
from cms.outbox.services import cancel, retry
from cms.outbox.services.deciding import PERMISSION

SHOWN = 10


class Decision(BulkAction):
    """On the mails that were ticked, or on all that the list shows with its filters.

    Other ledgers name their own `models`, `noun` (what `decide` calls its rows), `permission`, and what a list finds.
    """

    models: ClassVar[list[Any]] = [Mail]
    noun = "mails"
    permission = PERMISSION
    template_name = "wagtailadmin/outbox/decision.html"
    header_icon = "mail"
    question: Promise
    button: Promise
    icon_name: str
    decide: Callable[..., int]
    warns_of_doubt = False

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(self.permission):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def found(self, query: QueryDict) -> EntryQuerySet:
        """What the list shows with its filters."""
        return matching(Mail.objects.all(), query, self.request)

    def chosen(self) -> EntryQuerySet:
        """What was ticked."""
        ids = self.request.GET.getlist("id")
        if "all" in ids:
            return self.found(QueryDict(urlsplit(self.next_url).query))
        return self.models[0].objects.filter(pk__in=[int(pk) for pk in ids if pk.isdecimal()])

    def open_to_it(self, entries: EntryQuerySet) -> EntryQuerySet:
        """Those that the decision changes."""
        raise NotImplementedError

    def get_actionable_objects(self):
        return list(self.open_to_it(self.chosen()).listed().order_by("-created_at")), {}

    def get_context_data(self, **kwargs):
        chosen = self.chosen()
        able = self.open_to_it(chosen)
        counts = able.aggregate(all=Count("pk"), doubtful=Count("pk", filter=Q(state=State.UNKNOWN)))
        return {
            "form": self.get_form(),
            "view": self,
            "entries": able.listed().order_by("-created_at")[:SHOWN],
            "count": counts["all"],
            "more": max(0, counts["all"] - SHOWN),
            "doubtful": counts["doubtful"] if self.warns_of_doubt else 0,
            "untouched": chosen.count() - counts["all"],
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
        }

    def get_execution_context(self):
        return {"decide": self.decide, "by": self.request.user}

    @classmethod
    def execute_action(cls, objects, decide: Callable[..., int], by, **kwargs):
        rows = cls.models[0].objects.filter(pk__in=[entry.pk for entry in objects])
        return decide(**{cls.noun: rows}, by=by), 0


class SendAgain(Decision):
    """Puts mails back into the queue."""

    display_name = _("Send again")
    action_type = "send_again"
    aria_label = _("Send the selected mails again")
    question = _("Send again?")
    button = _("Yes, send again")
    icon_name = "resubmit"
    decide = staticmethod(retry)
    warns_of_doubt = True

    def open_to_it(self, entries):
        return entries.retriable().filter(content__isnull=False)

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext("%(count)s mail is sent again.", "%(count)s mails are sent again.", num_parent_objects)
        return words % {"count": num_parent_objects}


class Cancel(Decision):
    """Stops mails that have not left."""

    display_name = _("Cancel")
    action_type = "cancel"
    aria_label = _("Cancel the selected mails")
    question = _("Cancel?")
    button = _("Yes, cancel")
    icon_name = "cross"
    decide = staticmethod(cancel)

    def open_to_it(self, entries):
        return entries.waiting()

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext("%(count)s mail is cancelled.", "%(count)s mails are cancelled.", num_parent_objects)
        return words % {"count": num_parent_objects}
