"""What visitors and staff do with seats: each a decision within one transaction that holds them."""

from .altering import resize
from .answering import answer
from .approving import approve, refuse
from .booking import book
from .coming import answer_by, ask_anew, release_unanswered, say_coming
from .ending import cancel
from .giving import give_free_seats, give_on, set_seats
from .line import place_in_line
from .moving import move
from .offers import accept, expire_offers

__all__ = [
    "accept",
    "answer",
    "answer_by",
    "approve",
    "ask_anew",
    "book",
    "cancel",
    "expire_offers",
    "give_free_seats",
    "give_on",
    "move",
    "place_in_line",
    "refuse",
    "release_unanswered",
    "resize",
    "say_coming",
    "set_seats",
]
