"""The calendar of somebody's own sessions."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from events.calendars.entry import Status, entry, identity_lines, is_off, matter_lines, vevent
from events.calendars.rows import PersonalCalendar, new_token
from events.programme import Session
from events.registrations import Registration
from events.registrations.registration import ALIVE, State


def personal_calendar_of(*, user: User) -> tuple[PersonalCalendar, bool]:
    """The calendar of an account, and whether it was made now."""
    return PersonalCalendar.objects.get_or_create(user=user)


def calendar_of_registration(*, registration: Registration) -> tuple[PersonalCalendar, bool]:
    """The calendar of a guest's one registration, and whether it was made now."""
    return PersonalCalendar.objects.get_or_create(registration=registration)


def renew(*, calendar: PersonalCalendar) -> PersonalCalendar:
    """Give it a new address: whoever knows the old one reads nothing any more."""
    calendar.token, calendar.renewed = new_token(), timezone.now()
    calendar.save(update_fields=["token", "renewed"])
    return calendar


def registrations_in(calendar: PersonalCalendar) -> QuerySet[Registration]:
    """Those that still stand, of the account or made with its confirmed address; of a guest the one."""
    alive = Registration.objects.filter(state__in=ALIVE)
    if calendar.user is None:
        return alive.filter(pk=calendar.registration_id)
    theirs = Q(user=calendar.user)
    for address in confirmed_addresses(calendar.user):
        theirs |= Q(email__iexact=address)
    return alive.filter(theirs)


def confirmed_addresses(user: User) -> list[str]:
    return list(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True))


def states_of(calendar: PersonalCalendar) -> dict[int, State]:
    """By the ids of the sessions in a calendar, how things stand; a seat counts more than a place in a queue."""
    found = list(registrations_in(calendar).values_list("session_id", "event_id", "state"))
    series = [event for session, event, _state in found if session is None]
    of_series = Session.objects.filter(event__in=series).values_list("pk", "event_id")
    pairs = [(session, state) for session, _event, state in found if session]
    pairs += [(pk, state) for pk, of in of_series for session, event, state in found if session is None and event == of]
    states: dict[int, State] = {}
    for session, state in pairs:
        states[session] = State.CONFIRMED if State.CONFIRMED in (states.get(session), state) else State(state)
    return states


def personal_entries(sessions: Iterable[Session], states: dict[int, State]) -> list[bytes]:
    """Entries in the active language; what is not certain says so."""
    return [personal_entry(session, states[session.pk]) for session in sessions]


def personal_entry(session: Session, state: State) -> bytes:
    if state == State.CONFIRMED or is_off(session):
        return entry(session)
    return vevent([*identity_lines(session), *matter_lines(session, Status.TENTATIVE, words_for(state))])


def words_for(state: State) -> str:
    words = {
        State.PENDING: _("Not confirmed yet"),
        State.WAITING: _("Waiting list"),
        State.OFFERED: _("Seat offered"),
    }
    return words[state]
