"""Twilio's own client, as it is published, at a fake."""

from collections.abc import Iterator
from contextlib import contextmanager

from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from .account import ACCOUNT, TOKEN


class Elsewhere(TwilioHttpClient):
    """Its transport, sent to another host."""

    def __init__(self, url: str):
        super().__init__(timeout=5)
        self.url = url

    def request(self, method, url, *args, **kwargs):
        return super().request(method, url.replace("https://api.twilio.com", self.url), *args, **kwargs)


@contextmanager
def client_at(url: str, token: str = TOKEN) -> Iterator[Client]:
    client = Client(ACCOUNT, token, http_client=Elsewhere(url))
    try:
        yield client
    finally:
        client.http_client.session.close()
