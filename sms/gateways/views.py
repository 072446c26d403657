"""What gateways tell: texts that have come in, and what has become of those that were sent."""

import logging
from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sms.answering.services import receive
from sms.ledger.services import report

from . import get
from .base import Gateway, NotTheGateway

logger = logging.getLogger(__name__)
MOST_BYTES = 64 * 1024
LENGTH_REQUIRED, TOO_LARGE = 411, 413


def webhook(taken: Callable[..., None]) -> Callable[..., HttpResponse]:
    """A view around what takes in a gateway's request; who is not the gateway, or makes no sense, is told so."""

    @wraps(taken)
    def view(request: HttpRequest, name: str, **kwargs) -> HttpResponse:
        gateway = ready(name)
        if refusal := refusal_of(request):
            return HttpResponse(status=refusal)
        try:
            taken(request, gateway, **kwargs)
        except NotTheGateway:
            logger.warning("What came to the webhook of %s was not signed by it", name)
            return HttpResponseForbidden()
        except ValueError as error:
            logger.warning("What came to the webhook of %s makes no sense: %s", name, error)
            return HttpResponseBadRequest()
        return gateway.acknowledge()

    return csrf_exempt(never_cache(require_POST(view)))


@webhook
def inbound(request: HttpRequest, gateway: Gateway) -> None:
    """Take in a text; what it asks for is done before the gateway has its answer."""
    receive(gateway.parse_inbound(request))


@webhook
def status(request: HttpRequest, gateway: Gateway, key: str = "") -> None:
    """Take in what has become of a message."""
    told = gateway.parse_status(request, key)
    if told is not None:
        report(gateway.name, told)


def ready(name: str) -> Gateway:
    """The gateway of this name. Raises Http404 if there is none that could have asked."""
    try:
        gateway = get(name)
    except KeyError as error:
        raise Http404 from error
    if not gateway.is_ready():
        raise Http404
    return gateway


def refusal_of(request: HttpRequest) -> int | None:
    """The status that says why a body is not read: it is too large, or does not say how large it is, and Django would
    take it for empty (PEP 3333)."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    if "Transfer-Encoding" in request.headers and said == "0":
        return LENGTH_REQUIRED
    return TOO_LARGE if said.isdigit() and int(said) > MOST_BYTES else None
