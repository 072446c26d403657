"""“Still coming?”: whoever says yes keeps the seats, whoever says nothing gives them to others in time."""

import datetime
from contextlib import suppress

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from events.booking.errors import ChangedMeanwhile, SeatsGiven
from events.booking.services.ending import end
from events.booking.services.seating import changing
from events.programme import Session
from events.programme.event import Status as EventStatus
from events.programme.session import Status
from events.registrations import Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

SILENT = Q(state=State.CONFIRMED, coming_asked_at__isnull=False, coming_said_at=None)
ON = Q(session=None) | Q(session__status=Status.SCHEDULED)


def say_coming(*, registration: Registration) -> Registration:
    """Note that a party still comes; said twice, the first time counts. Raises SeatsGiven."""
    with changing(registration):
        if registration.state != State.CONFIRMED:
            raise SeatsGiven
        if registration.coming_said_at is None:
            registration.coming_said_at = timezone.now()
            registration.save(update_fields=["coming_said_at", "changed"])
    return registration


def ask_anew(*, session: Session) -> None:
    """After a session was moved: what people have said of the old time, or until when they were to answer, is void."""
    Registration.objects.filter(session=session).update(coming_asked_at=None, coming_said_at=None)


def answer_by(asked_at: datetime.datetime, starts_at: datetime.datetime) -> datetime.datetime:
    """Until when “still coming?” is to be answered: half-way between the question and the start, so that others have
    time as well."""
    return asked_at + (starts_at - asked_at) / 2


def release_unanswered(moment: datetime.datetime) -> int:
    """Give seats on of parties that were asked and have not answered in time; answers how many parties they were."""
    asked = unanswered().annotate(start=Coalesce("session__starts_at", next_start())).filter(start__gt=moment)
    rows = asked.values_list("pk", "coming_asked_at", "start")
    late = [pk for pk, asked_at, start in rows if asked_at and answer_by(asked_at, start) <= moment]
    return sum(map(release, Registration.objects.filter(pk__in=late)))


def unanswered() -> QuerySet[Registration]:
    """Parties that were asked whether they come to what does take place, and have said nothing."""
    asked = Registration.objects.filter(SILENT, event__still_coming_days__isnull=False)
    return asked.filter(ON, event__status=EventStatus.PUBLISHED)


def next_start() -> Subquery:
    """When the next session of a series started, seen from the question."""
    after = Session.objects.filter(event=OuterRef("event"), starts_at__gt=OuterRef("coming_asked_at"))
    return Subquery(after.filter(status=Status.SCHEDULED).in_order().values("starts_at")[:1])


def release(registration: Registration) -> bool:
    """Give the seats of a party on, unless it has answered, moved or cancelled at the last moment."""
    with suppress(ChangedMeanwhile), changing(registration) as pools:
        if is_silent(registration):
            end(registration, pools[registration.pool_id], State.CANCELLED, Kind.RELEASED)
            return True
    return False


def is_silent(registration: Registration) -> bool:
    asked, said = registration.coming_asked_at, registration.coming_said_at
    return registration.state == State.CONFIRMED and asked is not None and said is None
