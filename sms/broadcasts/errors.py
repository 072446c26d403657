"""Why a broadcast cannot be released, changed or tried; each says so in a sentence for whoever asked for it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BroadcastError(Exception):
    """What the rules or the state of a broadcast do not allow; nothing has changed. `sentence` is for people."""

    sentence: str | Promise = ""

    def __init__(self, sentence: str | Promise = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence or type(self).sentence

    def __str__(self) -> str:
        return str(self.sentence)


class NotNow(BroadcastError):
    """Its state is another one, perhaps since a moment ago."""

    sentence = _("That is not possible any more. Look at its state.")


class NeedsSecondPerson(BroadcastError):
    """Too many recipients for one person to decide."""

    sentence = _("It goes to so many that somebody else than its author has to release it.")


class TooManyTests(BroadcastError):
    """One person sends only so many tests an hour."""

    sentence = _("That were enough tests for this hour.")


class NotReady(BroadcastError):
    """Something is missing; `sentence` says what."""
