"""One name for everything that a request causes, in the answer's header and in each log line."""

import re
import secrets

from django.http import HttpRequest

from cms.core.logs import current_request_id

HEADER = "X-Request-ID"
KEY = "HTTP_X_REQUEST_ID"
ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{8,64}")


def request_id(request: HttpRequest) -> str:
    """The id that a proxy in front has given, if it looks like one, else a new one."""
    given = request.META.get(KEY, "")
    return given if given and ACCEPTABLE.fullmatch(given) else secrets.token_hex(16)


class RequestIdMiddleware:
    """Gives each request its id, and says it in the answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.id = request_id(request)
        token = current_request_id.set(request.id)
        try:
            response = self.get_response(request)
        finally:
            current_request_id.reset(token)
        response[HEADER] = request.id
        return response
