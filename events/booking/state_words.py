"""What a registration's state means for whoever it belongs to, in plain words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.registrations import Registration
from events.registrations.registration import State


@dataclass(frozen=True)
class Words:
    """A heading, what it means, what is said right after booking, and the lozenge of the style sheet."""

    heading: Promise
    meaning: Promise
    booked: Promise | str
    lozenge: str


WORDS = {
    State.CONFIRMED: Words(
        heading=_("You are registered"),
        meaning=_("Your seats are kept for you. Bring the ticket, on paper or on a screen."),
        booked=_("It is done: your seats are kept."),
        lozenge="open",
    ),
    State.PENDING: Words(
        heading=_("We have your registration"),
        meaning=_("The organisers look at it and tell you whether you have a seat. Until then it is kept for you."),
        booked=_("It is sent: the organisers look at it now."),
        lozenge="few",
    ),
    State.WAITING: Words(
        heading=_("You are on the waiting list"),
        meaning=_("All seats are taken. As soon as there is room for all of you, we tell you."),
        booked=_("It is done: you stand in line."),
        lozenge="wait",
    ),
    State.OFFERED: Words(
        heading=_("A seat is free for you"),
        meaning=_("It is held for you until the time below. Without an answer it goes to the next in line."),
        booked=_("A seat is free for you."),
        lozenge="few",
    ),
    State.CANCELLED: Words(
        heading=_("This registration is cancelled"),
        meaning=_("It no longer counts. You can register again as long as there are seats."),
        booked="",
        lozenge="off",
    ),
    State.DECLINED: Words(
        heading=_("There is no seat for you this time"),
        meaning=_("The organisers could not approve this registration."),
        booked="",
        lozenge="off",
    ),
    State.EXPIRED: Words(
        heading=_("The time to answer is over"),
        meaning=_("The seats that were offered to you have gone to the next in line. You can register again."),
        booked="",
        lozenge="off",
    ),
}


def words_for(registration: Registration) -> Words:
    return WORDS[State(registration.state)]


def just_booked(registration: Registration) -> Promise | str:
    """What is said on the page that follows the form."""
    return words_for(registration).booked
