"""A new event that begins as another one, or as a template."""

import datetime

from django.db import models, transaction

from cms.partners.libraries import PartnerLibrary
from events.programme import Choice, Event, Question, Session
from events.programme.session import Status as SessionStatus
from events.scheduling.naming import free_slug
from events.scheduling.occurrences import on_clock

from .adding import add_session

OWN = {"id", "uid", "slug", "status", "is_template", "created", "changed"}


@transaction.atomic
def copy_event(
    *, event: Event, library: PartnerLibrary | None, titles: dict[str, str], first_on: datetime.date | None = None
) -> Event:
    """A draft with the same facts and questions, without pages, repetitions and registrations.

    With `first_on`, the sessions that take place come along, the first on that date, the others as many days later as
    they were, each at the same time of its clock.
    """
    kept = {name: value for name, value in facts(event).items() if name not in OWN}
    text = next(iter(titles.values()), event.slug)
    copy = Event.objects.create(**kept | {"library": library, "titles": titles, "slug": free_slug(Event, text)})
    copy.co_organisers.set(event.co_organisers.all())
    copy.save()
    copy_questions(event, copy)
    if first_on:
        copy_sessions(event, copy, first_on)
    return copy


def facts(row: models.Model) -> dict[str, object]:
    """The values of its own columns."""
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields}


def copy_questions(event: Event, copy: Event) -> None:
    for question in Question.objects.filter(event=event).prefetch_related("choices"):
        asked = Question.objects.create(**facts(question) | {"id": None, "event": copy})
        for choice in question.choices.all():
            Choice.objects.create(**facts(choice) | {"id": None, "question": asked})


def copy_sessions(event: Event, copy: Event, first_on: datetime.date) -> None:
    taking_place = event.sessions.filter(status=SessionStatus.SCHEDULED).in_order()
    sessions = list(taking_place.select_related("pool", "venue"))
    later = first_on - sessions[0].local_start.date() if sessions else datetime.timedelta()
    for session in sessions:
        copy_session(session, copy, later)


def copy_session(session: Session, copy: Event, later: datetime.timedelta) -> Session:
    start = on_clock(session.local_start.date() + later, session.local_start.time(), session.zone)
    return add_session(
        event=copy,
        starts_at=start,
        ends_at=start + (session.ends_at - session.starts_at),
        time_zone=session.time_zone,
        venue=session.venue,
        seats=session.pool.seats,
        online_url=session.online_url,
    )
