import pytest

from cms.core.fetch import fetch

from .servers import Server


@pytest.fixture
def serve(settings):
    """Start servers whose name may be fetched from although they stand on loopback."""
    running: list[Server] = []

    def start(answer, **options) -> Server:
        server = Server(answer, **options)
        running.append(server)
        settings.FETCH_TEST_SERVERS = [*settings.FETCH_TEST_SERVERS, server.netloc]
        return server

    yield start
    for server in running:
        server.close()


@pytest.fixture
def get():
    """Fetch text with a resolver that knows every name as 127.0.0.1."""

    def fetch_text(url, **options):
        return fetch(url, **{"types": ["text/plain"], "ask": lambda name: ["127.0.0.1"]} | options)

    return fetch_text
