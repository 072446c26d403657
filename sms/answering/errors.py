"""Why staff cannot do something in a conversation; each says so in a sentence."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sms.models import Message


class AnsweringError(Exception):
    """What cannot be done; nothing has changed."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class Closed(AnsweringError):
    sentence = _("This conversation is closed.")


class AnsweredMeanwhile(AnsweringError):
    """A colleague was faster; `message` is what they have said."""

    sentence = _("A colleague has answered meanwhile. Read that first; your answer has not been sent.")

    def __init__(self, message: Message):
        super().__init__()
        self.message = message


class HasLeft(AnsweringError):
    sentence = _("This number has left, and has not written within the last 24 hours. It must not be written to.")


class NoWayThere(AnsweringError):
    sentence = _("No sender reaches this number.")
