"""Everything that is held about one subscriber, handed out by staff to whoever asks for it without a link."""

import logging

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from cms.users.requests import StaffRequest
from sms.admin.subscriber_rows import seen_subscribers
from sms.admin.under_subscribers import ForHelpers
from sms.answering.conversation import without_keys
from sms.people.held import Held, everything
from sms.people.views.data import download

logger = logging.getLogger(__name__)


@method_decorator(never_cache, name="dispatch")
class SubscriberDataView(ForHelpers):
    """The same as somebody takes from their own page, without the links that open it."""

    request: StaffRequest

    def get(self, request, pk: int, form: str) -> HttpResponse:
        subscriber = get_object_or_404(seen_subscribers(request.user), pk=pk)
        logger.info("Everything about %s handed out by person %s", subscriber, request.user.pk)
        return download(for_staff(everything(str(subscriber.phone))), form, f"subscriber-{pk}")


def for_staff(data: Held) -> Held:
    """Whoever hands it out needs no key to somebody's own pages."""
    return data | {"messages": [row | {"text": without_keys(str(row["text"]))} for row in data["messages"]]}
