"""What whoever stands at the door is told, in words and with a sign."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.door.party import Party, party_of
from events.door.refusals import Refused
from events.registrations import Arrival
from events.registrations.arrival import AgeBand, Doubt

IN, DOUBTFUL, OUT = "in", "doubtful", "out"


@dataclass(frozen=True)
class Verdict:
    """One answer of the scanner; `arrival` is what can be taken back."""

    tone: str
    headline: str
    sentence: str = ""
    party: Party | None = None
    arrival: Arrival | None = None


def of_refusal(refusal: Refused) -> Verdict:
    return Verdict(OUT, _("Not let in"), refusal.sentence, refusal.party)


def of_arrival(arrival: Arrival) -> Verdict:
    """What has just been noted down."""
    if arrival.undone_at:
        return Verdict(DOUBTFUL, _("Taken back"), _("Nobody was let in."))
    if arrival.registration is None:
        return Verdict(tone_of(arrival), counted(arrival), doubts(arrival), arrival=arrival)
    # Who holds a ticket for something else is nobody's business here, also if it was scanned without a connection.
    is_theirs = arrival.doubt != Doubt.WRONG_SESSION
    party = party_of(arrival.registration, arrival.session) if is_theirs else None
    return Verdict(tone_of(arrival), let_in_words(arrival), doubts(arrival), party, arrival)


def tone_of(arrival: Arrival) -> str:
    return DOUBTFUL if arrival.doubt else IN


def let_in_words(arrival: Arrival) -> str:
    words = ngettext("Let in: %(people)s person", "Let in: %(people)s people", arrival.people)
    return words % {"people": arrival.people}


def counted(arrival: Arrival) -> str:
    words = ngettext("Counted: %(people)s guest", "Counted: %(people)s guests", arrival.people) % {
        "people": arrival.people
    }
    return f"{words} ({AgeBand(arrival.age_band).label})" if arrival.age_band else words


def doubts(arrival: Arrival) -> str:
    return str(Doubt(arrival.doubt).label) if arrival.doubt else ""
