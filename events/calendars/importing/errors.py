"""Why a calendar, or an entry of one, was not taken over: a sentence for the editor, a cause for the log."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core import fetch


class Unusable(Exception):
    """What was fetched is no calendar to read from. `cause` is for operators and holds nothing that was fetched."""

    sentence: str | Promise = _("What is at this address cannot be used as a calendar.")

    def __init__(self, cause: str = ""):
        super().__init__(cause)
        self.cause = cause


class NotACalendar(Unusable):
    sentence = _("What is at this address is no calendar. The address of an iCalendar file often ends in .ics.")


class CutOff(Unusable):
    sentence = _("The calendar came incomplete: its end is missing. Nothing was changed.")


class TooManyEntries(Unusable):
    sentence = _("The calendar has more than 5,000 entries. Ask the partner for one with the coming months alone.")


class TooManyDates(Unusable):
    sentence = _("The entries of the calendar make more than 5,000 dates in the next twelve months.")


class TakesTooLong(Unusable):
    sentence = _("The repeating entries of this calendar take too long to work out. Nothing was changed.")


class DatesMissing(Unusable):
    """What was there has been taken over; what is missing has not been cancelled."""

    sentence = _(
        "So many dates are missing in the calendar that it may be a mistake. They were not cancelled; if they are "
        "really gone, choose “Cancel what is missing”."
    )


class Broken(Unusable):
    """Something of our own went wrong; the log says what."""

    sentence = _("The calendar could not be taken over because of an error on our side. It is tried again.")


class BadEntry(Exception):
    """One entry, with all that has its UID, is left out."""

    sentence: str | Promise = _("It breaks the rules of calendars.")


class NoIdentity(BadEntry):
    sentence = _("It has no UID, by which it could be known again.")


class NoTitle(BadEntry):
    sentence = _("It has no title.")


class UnknownZone(BadEntry):
    sentence = _("It names a time zone that nobody knows.")


class EndsTooEarly(BadEntry):
    sentence = _("It ends before it starts.")


class RepeatsTooOften(BadEntry):
    sentence = _("It repeats more often than once a day, or endlessly in too many dates.")


SENTENCES: dict[str, str | Promise] = {
    error.__name__: error.sentence
    for error in (
        *(fetch.AddressRefused, fetch.AnsweredWithError, fetch.FetchFailed, fetch.NotReached, fetch.TooLarge),
        *(fetch.TooManyRedirects, fetch.TooSlow, fetch.UnexpectedType, fetch.Unreadable),
        *(NotACalendar, CutOff, TooManyEntries, TooManyDates, TakesTooLong, DatesMissing, Broken),
        *(BadEntry, NoIdentity, NoTitle, UnknownZone, EndsTooEarly, RepeatsTooOften),
    )
}


def sentence_of(name: str) -> str:
    """What to tell people about an error that was stored by its name."""
    return str(SENTENCES.get(name, Unusable.sentence))
