"""Why an answer is not taken; each says so in a sentence for whoever gave it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PollError(Exception):
    """What the rules of a poll do not allow; nothing has changed. `sentence` is for people."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class PollClosed(PollError):
    """It is over, or has not begun."""

    sentence = _("This poll is closed.")


class AnswersStand(PollError):
    """A quiz has shown the right answers."""

    sentence = _("Your answers stand: you have seen which are right.")


class NoSuchAnswer(PollError):
    """Not one of the answers of this question."""

    sentence = _("Please choose one of the answers.")


class AlreadyAnswered(PollError):
    """What votes refer to keeps its meaning."""

    sentence = _(
        "People have answered already: questions and answers can be reworded, but not added, removed or moved."
    )
