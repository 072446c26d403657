"""Load the demo's content, step by step; every step is whole or not there at all."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.conf import settings
from django.db import transaction

from cms.core.languages import BY_TAG
from cms.demo.content.news import NEWS
from cms.demo.steps.central import name_site, translate_pages, write_pages
from cms.demo.steps.events import add_event_pages, add_events, add_venues
from cms.demo.steps.files import add_documents, add_pictures
from cms.demo.steps.network import add_libraries, add_people, add_services, add_topics
from cms.demo.steps.news import add_news
from cms.demo.steps.search import fill_search
from cms.demo.steps.texting import add_broadcasts, add_poll, add_senders, add_sms_topics, add_subscribers


class NotADemo(Exception):
    """The content comes with log-ins that everybody knows, so it is loaded only where DEMO is set."""


class Step(NamedTuple):
    """A part of the content; `add` answers how many things were missing and have been added."""

    label: str
    add: Callable[[], int]


STEPS = (
    Step("Site settings", name_site),
    Step("Topics", add_topics),
    Step("Services", add_services),
    Step("Partner libraries", add_libraries),
    Step("Log-ins", add_people),
    Step("Pictures", add_pictures),
    Step("Documents", add_documents),
    Step("Pages in English", write_pages),
    Step("Translations", translate_pages),
    *(Step(f"News: {BY_TAG[tag].endonym}", partial(add_news, tag)) for tag in NEWS),
    Step("Venues", add_venues),
    Step("Events", add_events),
    Step("Pages of events", add_event_pages),
    Step("SMS: topics", add_sms_topics),
    Step("SMS: senders", add_senders),
    Step("SMS: subscribers", add_subscribers),
    Step("SMS: a poll", add_poll),
    Step("SMS: broadcasts", add_broadcasts),
    Step("Search", fill_search),
)


class Report:
    """Hears how the loading goes; this one keeps it to itself."""

    def begin(self, label: str) -> None: ...

    def end(self, added: int) -> None: ...


def load_demo(report: Report | None = None) -> int:
    """Add what is missing of the demo's content to a site that has been founded; answer how many things that were.

    What is there is left as it is. Interrupted, it goes on at the step that was not finished. Raises NotADemo.
    """
    if not settings.DEMO:
        raise NotADemo("Demo content is loaded only where DEMO is set.")
    report = report or Report()
    return sum(run(step, report) for step in STEPS)


def run(step: Step, report: Report) -> int:
    report.begin(step.label)
    with transaction.atomic():
        added = step.add()
    report.end(added)
    return added
