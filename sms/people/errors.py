"""Why somebody cannot join, or go on; each says so in a sentence for them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PeopleError(Exception):
    """What cannot be done; nothing has changed. `sentence` is for people."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class Landline(PeopleError):
    sentence = _("This is a landline. Give the number of a mobile phone.")


class NoWay(PeopleError):
    """No sender reaches the number."""

    sentence = _("We cannot send messages to this country yet. Nothing was saved.")


class TooManyCodes(PeopleError):
    sentence = _("Several codes have been sent to this number. Please wait an hour.")


class CodeExpired(PeopleError):
    sentence = _("This code is too old. Please ask for a new one.")


class WrongCode(PeopleError):
    sentence = _("This is not the code that we have sent.")


class NoMoreTries(PeopleError):
    sentence = _("There have been too many wrong codes. Please begin anew.")


class SentAlready(PeopleError):
    sentence = _("The code was sent twice already. Please begin anew.")


class OwnNumber(PeopleError):
    sentence = _("This is your own number. Give that of a parent or guardian.")


class HasRefused(PeopleError):
    sentence = _("Whoever has this number has refused.")
