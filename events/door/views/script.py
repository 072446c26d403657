"""What the scanner's script asks for: its memory for the time without a connection, and to be rid of what it kept."""

import json
import uuid
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe
from django.views.generic import View

from cms.users.requests import OwnRequest
from events.door.access import AROUND, at_the_door, sessions_of
from events.door.compact import compact
from events.door.counts import counts_of
from events.door.sending import Unreadable, keep
from events.programme import Session

MOST_RECORDS = 200


class OfSession(View):
    """Answers of one session in JSON."""

    request: OwnRequest

    @cached_property
    def session(self) -> Session:
        return get_object_or_404(sessions_of(self.request.user), uid=self.kwargs["uid"])

    def counts(self) -> dict[str, int]:
        counts = counts_of(self.session)
        return {"inside": counts.inside, "to_come": counts.to_come, "walk_ins": counts.walk_ins}


@at_the_door
class Memory(OfSession):
    """What a phone keeps, how long it may (`until`, in milliseconds since 1970), and a token for sending later."""

    def get(self, request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
        until = (self.session.ends_at + AROUND).timestamp() * 1000
        known = {"parties": compact(self.session), "counts": self.counts()}
        return JsonResponse(known | {"until": until, "token": get_token(request)})


@at_the_door
class Send(OfSession):
    """Takes what was done without a connection: `{"records": [...]}`, each as `RecordForm` has it.

    Answers for each record, in order, its nonce and whether it is kept, with what is in doubt about it. A record that
    makes no sense is refused alone; all others are kept.
    """

    def post(self, request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
        try:
            records = json.loads(request.body)["records"][:MOST_RECORDS]
            results = [self.result(record) for record in records]
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return HttpResponseBadRequest()
        return JsonResponse({"results": results, "counts": self.counts()})

    def result(self, record: dict) -> dict[str, object]:
        nonce = record.get("nonce")
        try:
            arrival = keep(record, session=self.session, by=self.request.user)
        except Unreadable:
            return {"nonce": nonce, "kept": False}
        return {"nonce": nonce, "kept": True, "doubt": arrival.get_doubt_display() if arrival.doubt else ""}


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at an address from which it may serve the scanner (Service Workers, section 4.1)."""
    script = Path(str(finders.find("js/check-in-worker.js")))
    return HttpResponse(script.read_bytes(), content_type="text/javascript")
