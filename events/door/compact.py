"""What a scanner keeps for the time without a connection: no name, no address, no code.

A ticket that is scanned is found by its digest; beside it stand how many people it is for, how many of them are in, and
why it would be refused. Whoever finds the phone learns how many parties of which size are expected.
"""

import hashlib

from events.booking.tickets.codes import spelled, ticket_code
from events.door.party import Party, parties
from events.door.refusals import BY_STATE
from events.programme import Session
from events.registrations import Registration
from events.registrations.registration import State

DIGEST_SIGNS = 20


def compact(session: Session) -> dict[str, list]:
    """Of each party of a session, by the digest of its code: people, people in, why not (a `Doubt`)."""
    registrations = Registration.objects.for_session(session)
    return {digest(session, party.registration): line(party) for party in parties(registrations, session)}


def digest(session: Session, registration: Registration) -> str:
    """The beginning of the SHA-256 of `<uid of the session>:<code>` in hexadecimal; the script makes the same."""
    text = f"{session.uid}:{spelled(ticket_code(registration))}"
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_SIGNS]


def line(party: Party) -> list:
    return [party.registration.party_size, party.came, BY_STATE.get(State(party.registration.state), "")]
