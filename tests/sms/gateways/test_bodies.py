"""Bodies that are too large, or do not say how large they are: refused without being read, also by a real server."""

import socket
import threading
from wsgiref.simple_server import make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.test import RequestFactory

from sms.gateways.views import MOST_BYTES, inbound
from sms.models import Incoming

pytestmark = pytest.mark.django_db

GATEWAYS = ["http", "twilio"]
# A server that waits for the rest of a body never answers.
SECONDS = 5


class Unread:
    """A body that nobody may read."""

    def read(self, *_size):
        raise AssertionError("The body was read")

    readline = read


@pytest.fixture(autouse=True)
def ready(settings):
    """Both gateways have what they need."""
    settings.TWILIO_ACCOUNT_SID = settings.TWILIO_AUTH_TOKEN = "x"
    settings.SMS_HTTP_URL = settings.SMS_HTTP_PARAMETERS = settings.SMS_HTTP_SUCCESS = "x"
    settings.SMS_HTTP_SECRET = "a secret"


@pytest.fixture
def site(settings):
    """The webhooks, served; what stands before them in the whole site is not what is tried here."""
    settings.MIDDLEWARE, settings.ALLOWED_HOSTS = [], ["*"]
    handler = type("Handler", (WSGIRequestHandler,), {"log_message": lambda *_arguments: None})
    with make_server("127.0.0.1", 0, WSGIHandler(), ThreadedWSGIServer, handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
        yield server.server_port
        server.shutdown()


def answer_to(port: int, gateway: str, headers: str, beginning: bytes) -> str:
    """The first line of the answer to a request of which the end never comes."""
    path = f"/sms/gateways/{gateway}/inbound/?secret=a%20secret"
    head = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), SECONDS) as line:
        line.sendall(head.encode() + beginning)
        return line.recv(1000).decode().partition("\r\n")[0]


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_body_of_ten_megabytes_is_refused_before_it_has_come(site, gateway):
    said = answer_to(site, gateway, "Content-Length: 10000000", b'{"text": "' + b"x" * 1000)
    assert said == "HTTP/1.1 413 Request Entity Too Large"
    assert Incoming.objects.count() == 0


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_body_in_pieces_that_does_not_say_its_length_is_refused_before_it_has_come(site, gateway):
    piece = b'5\r\n{"id"\r\n'
    assert answer_to(site, gateway, "Transfer-Encoding: chunked", piece) == "HTTP/1.1 411 Length Required"
    assert Incoming.objects.count() == 0


@pytest.mark.parametrize("gateway", GATEWAYS)
@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"CONTENT_LENGTH": "10000000"}, 413),
        ({"CONTENT_LENGTH": str(MOST_BYTES + 1)}, 413),
        ({"CONTENT_LENGTH": "", "HTTP_TRANSFER_ENCODING": "chunked"}, 411),
        ({"CONTENT_LENGTH": "0", "HTTP_TRANSFER_ENCODING": "chunked"}, 411),
    ],
)
def test_nothing_of_such_a_body_is_read(gateway, said, status):
    request = RequestFactory().post("/", content_type="application/json", **said)
    request._stream = request.META["wsgi.input"] = Unread()
    assert inbound(request, gateway).status_code == status


def test_body_as_large_as_may_be_is_read(client):
    body = b"x" * MOST_BYTES
    answer = client.post("/sms/gateways/http/inbound/?secret=a%20secret", body, content_type="application/json")
    assert answer.status_code == 400
