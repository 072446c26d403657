"""What staff decide about registrations: to approve, to refuse, to cancel. A page says first what follows."""

import logging
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet, Sum
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.views.bulk_action import BulkAction

from events.booking import services
from events.booking.errors import BookingError
from events.registrations import Registration
from events.registrations.registration import ALIVE, Channel, State
from events.staff.filters import matching, number
from events.staff.rows import own_registrations, sees_contacts

SHOWN = 10
logger = logging.getLogger(__name__)


class Decision(BulkAction):
    """On the registrations that were ticked, or on all that the list shows with its filters."""

    models: ClassVar = [Registration]
    template_name = "wagtailadmin/events/registrations/decision.html"
    header_icon = "group"
    question: Promise
    button: Promise
    icon_name: str
    from_states: tuple[State, ...]
    decide: Callable[..., Registration]
    is_serious = True

    def dispatch(self, request, *args, **kwargs):
        if not sees_contacts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def chosen(self) -> QuerySet[Registration]:
        """What was ticked, of what is one's own."""
        ids = self.request.GET.getlist("id")
        own = own_registrations(self.request.user)
        if "all" in ids:
            return own.filter(pk__in=matching(QueryDict(urlsplit(self.next_url).query), self.request).values("pk"))
        return own.filter(pk__in=map(number, ids))

    def able(self) -> QuerySet[Registration]:
        """Those that the decision changes, in the order in which they came."""
        return self.chosen().filter(state__in=self.from_states).order_by("created", "pk")

    def get_actionable_objects(self):
        return list(self.able()), {}

    def get_context_data(self, **kwargs):
        able = self.able()
        counts = able.order_by().aggregate(
            all=Count("pk"), people=Sum("party_size", default=0), unreached=Count("pk", filter=Q(channel=Channel.NONE))
        )
        return {
            "form": self.get_form(),
            "view": self,
            "registrations": able[:SHOWN],
            "count": counts["all"],
            "people": counts["people"],
            "unreached": counts["unreached"],
            "more": max(0, counts["all"] - SHOWN),
            "untouched": self.chosen().count() - counts["all"],
            "next": self.next_url,
            "submit_url": f"{self.request.path}?{self.request.META['QUERY_STRING']}",
        }

    def get_execution_context(self):
        return {"decide": type(self).decide, "by": self.request.user}

    @classmethod
    def execute_action(cls, objects, decide: Callable[..., Registration], by, **kwargs):
        return sum(has_decided(decide, registration, by) for registration in objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        words = ngettext("%(count)s registration: done.", "%(count)s registrations: done.", num_parent_objects)
        return words % {"count": num_parent_objects}


def has_decided(decide: Callable[..., Registration], registration: Registration, by) -> bool:
    """Whether it could still be done; somebody else may have decided meanwhile."""
    try:
        decide(registration=registration, by=by)
    except BookingError:
        logger.info("Registration %s was decided about by somebody else", registration.pk)
        return False
    return True


class Approve(Decision):
    """Confirms those that wait for approval."""

    display_name = _("Approve")
    action_type = "approve"
    aria_label = _("Approve the selected registrations")
    question = _("Approve?")
    button = _("Yes, approve")
    icon_name = "check"
    from_states = (State.PENDING,)
    decide = staticmethod(services.approve)
    is_serious = False
    consequence = _("They have their seats, and get their tickets.")


class Refuse(Decision):
    """Declines those that wait for approval or for seats."""

    display_name = pgettext_lazy("registration", "Refuse")
    action_type = "refuse"
    aria_label = _("Refuse the selected registrations")
    question = pgettext_lazy("registration", "Refuse?")
    button = _("Yes, refuse")
    icon_name = "cross"
    from_states = (State.PENDING, State.WAITING)
    decide = staticmethod(services.refuse)
    consequence = _("They are told so, and their seats go to whoever is next in line.")


class CancelRegistrations(Decision):
    """Cancels for those who cannot do it themselves."""

    display_name = pgettext_lazy("registration", "Cancel")
    action_type = "cancel"
    aria_label = _("Cancel the selected registrations")
    question = pgettext_lazy("registration", "Cancel?")
    button = pgettext_lazy("registration", "Yes, cancel")
    icon_name = "bin"
    from_states = ALIVE
    decide = staticmethod(services.cancel)
    consequence = _("They are told so, and their seats go to whoever is next in line.")


DECISIONS: list[type[Decision]] = [Approve, Refuse, CancelRegistrations]


def decision_url(decision: type[Decision], registration: Registration, back: str) -> str:
    """Where one decides about one registration, and comes back from."""
    address = reverse("wagtail_bulk_action", args=["events", "registration", decision.action_type])
    return f"{address}?{urlencode({'id': str(registration.pk), 'next': back})}"


def decisions_on(registration: Registration) -> list[type[Decision]]:
    """What one may decide about it as it is now."""
    return [decision for decision in DECISIONS if registration.state in decision.from_states]
