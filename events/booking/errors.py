"""Why a booking or a change of one cannot be had; each says so in a sentence for whoever asked for it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class BookingError(Exception):
    """What the seats or the rules of an event do not allow; nothing has changed. `sentence` is for people."""

    sentence: str | Promise = ""

    def __init__(self, sentence: str | Promise = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence or type(self).sentence

    def __str__(self) -> str:
        return str(self.sentence)


class BookingClosed(BookingError):
    """Not yet, no more, or never."""

    sentence = _("Registration is closed.")


class PartyTooLarge(BookingError):
    """More people than may register at once, or than there are seats at all; `limit` is how many may."""

    def __init__(self, limit: int) -> None:
        text = ngettext(
            "At most %(limit)d person can be registered.", "At most %(limit)d people can be registered.", limit
        )
        super().__init__(text % {"limit": limit})
        self.limit = limit


class NoSeatsLeft(BookingError):
    """Not enough seats, and no waiting list to stand in."""

    sentence = _("There are not enough free seats.")


class OfferExpired(BookingError):
    """The time to answer is over, or what was offered is no longer there."""

    sentence = _("The time to answer is over, and the seats have gone to the next in line.")


class NothingOffered(BookingError):
    sentence = _("No seat is offered at the moment.")


class SeatsGiven(BookingError):
    """Somebody says that they are coming after their seats went to others."""

    sentence = _("The seats have been given to others, because there was no answer in time.")


class NotPending(BookingError):
    sentence = _("This registration does not wait for approval.")


class NoLongerThere(BookingError):
    """A change of what was cancelled, refused or given away."""

    sentence = _("This registration has ended and can no longer be changed.")


class CannotMove(BookingError):
    sentence = _("A registration can only be moved to another session of the same event.")


class SeatsAreTaken(BookingError):
    """Fewer seats than people hold; `taken` is how many they hold."""

    def __init__(self, taken: int) -> None:
        text = ngettext("%(taken)d seat is taken already.", "%(taken)d seats are taken already.", taken)
        super().__init__(text % {"taken": taken})
        self.taken = taken


class ChangedMeanwhile(BookingError):
    """Somebody else moved it at the same moment."""

    sentence = _("This registration has just been changed elsewhere. Please look at it again.")
