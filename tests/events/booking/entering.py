"""Filling in the form of an event as a browser does."""

import datetime

import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Event, Registration, Session
from tests.reading import Reader

READER = {"name": "Aigerim", "contact": "aigerim@example.org", "party_size": "1", "language": "en"}


def form_address(event: Event, session: Session | None = None) -> str:
    query = f"?session={session.uid}" if session else ""
    return reverse("event_register", args=[event.slug]) + query


def opened(client: Client, address: str) -> dict[str, str]:
    """The hidden fields of a form that was opened so long ago that somebody could have typed."""
    with time_machine.travel(timezone.now() - datetime.timedelta(minutes=1), tick=True):
        return hidden(client.get(address).content.decode())


def hidden(html: str) -> dict[str, str]:
    reader = Reader()
    reader.feed(html)
    inputs = [attributes for tag, attributes, _text in reader.found if tag == "input"]
    return {each["name"]: each.get("value", "") for each in inputs if each.get("type") == "hidden"}


def send(client: Client, event: Event, session: Session | None = None, **entered: object):
    """Open the form, fill it in, send it."""
    address = form_address(event, session)
    return client.post(address, opened(client, address) | READER | entered)


def registration_of(event: Event) -> Registration:
    return Registration.objects.get(event=event)


def page_of(response) -> str:
    """A page with white space made one."""
    return " ".join(response.content.decode().split())
