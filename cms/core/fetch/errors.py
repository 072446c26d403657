"""Why something was not fetched: a sentence for the person who typed the address, a cause for the log."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class FetchFailed(Exception):
    """Nothing was fetched. `sentence` is for people, `cause` (and `str`) for operators."""

    sentence: str | Promise = _("This address could not be read.")

    def __init__(self, cause: str):
        super().__init__(cause)
        self.cause = cause


class AddressRefused(FetchFailed):
    """The address, or one it leads to, is not one that a public web server has."""

    sentence = _("This is not the address of a public website. It begins with https:// and a name.")


class NotReached(FetchFailed):
    """There is no such name, nobody answers there, or its certificate is not in order."""

    sentence = _("Nobody could be reached at this address.")


class TooSlow(FetchFailed):
    """The answer had not arrived whole in the time there was."""

    sentence = _("The server at this address answers too slowly. Try again later.")


class TooLarge(FetchFailed):
    """The answer is larger than was allowed, as it came or unpacked."""

    sentence = _("What is at this address is too large.")


class TooManyRedirects(FetchFailed):
    """One address led to another again and again."""

    sentence = _("This address leads on to other addresses without end.")


class Unreadable(FetchFailed):
    """The answer breaks the rules of HTTP, or was cut off."""

    sentence = _("The server at this address gives an answer that cannot be read.")


class UnexpectedType(FetchFailed):
    """The answer is of another media type than was asked for."""

    sentence = _("What is at this address is not what is expected there.")


class AnsweredWithError(FetchFailed):
    """The server answered with a status that means no: `status`."""

    sentence = _("The server at this address answers with an error.")

    def __init__(self, status: int):
        super().__init__(f"status {status}")
        self.status = status
