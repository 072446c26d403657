"""What comes with a letter: the ticket, and the entry for the calendar."""

from django.core.mail import EmailMultiAlternatives
from django.utils import translation

from events.booking.tickets.printing import ticket_pdf
from events.booking.tickets.ticket import Ticket
from events.calendars.invitations import Method, attach, invitation
from events.registrations import Notice, Registration
from events.registrations.notice import Kind
from events.registrations.registration import State

WITH_TICKET = (Kind.CONFIRMED, Kind.CHANGED, Kind.MOVED, Kind.RESTORED)
ENDS = (Kind.CANCELLED, Kind.DECLINED, Kind.RELEASED, Kind.CALLED_OFF)


def enclose(message: EmailMultiAlternatives, notice: Notice) -> None:
    """Add what belongs to a letter of this kind to it."""
    if notice.kind in WITH_TICKET and notice.registration.state == State.CONFIRMED:
        enclose_ticket(message, notice.registration)
        attach(message, notice.registration, Method.REQUEST, session=of_series(notice))
        take_back_the_former(message, notice)
    elif notice.kind in ENDS and was_confirmed(notice.registration):
        attach(message, notice.registration, Method.CANCEL, session=notice.session)


def enclose_ticket(message: EmailMultiAlternatives, registration: Registration) -> None:
    with translation.override(registration.language):
        ticket = Ticket(registration)
        message.attach(f"ticket-{ticket.code}.pdf", ticket_pdf(ticket), "application/pdf")


def of_series(notice: Notice):
    """The session of a series that has changed; what was booked, if a registration was moved to another."""
    return None if notice.kind == Kind.CHANGED else notice.session


def take_back_the_former(message: EmailMultiAlternatives, notice: Notice) -> None:
    """Whoever was moved to another session has an entry of the one before; programs show one entry with a mail, so the
    end of that is a file beside it."""
    if notice.kind == Kind.CHANGED and notice.session_id not in (None, notice.registration.session_id):
        gone = invitation(notice.registration, method=Method.CANCEL, session=notice.session)
        message.attach("cancelled.ics", gone.decode(), f"text/calendar; method={Method.CANCEL}")


def was_confirmed(registration: Registration) -> bool:
    """Whether an invitation has gone out that can be taken back."""
    kinds = [Kind.CONFIRMED, Kind.CHANGED, Kind.MOVED, Kind.RESTORED]
    return registration.notices.filter(kind__in=kinds, written_at__isnull=False).exists()
