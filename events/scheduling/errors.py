"""Why something cannot be done to a session; each says so in a sentence for the editor."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SchedulingError(Exception):
    """What the schedule does not allow; `sentence` is for people."""

    sentence: str | Promise = ""

    def __str__(self) -> str:
        return str(self.sentence)


class EndsBeforeItStarts(SchedulingError):
    sentence = _("The end comes after the start.")


class AlreadyCancelled(SchedulingError):
    sentence = _("It is cancelled. Restore it first.")


class NotCancelled(SchedulingError):
    sentence = _("It is not cancelled.")


class SomebodyIsRegistered(SchedulingError):
    sentence = _("People are registered. Cancel it instead: they are told, and it stays listed as cancelled.")


class KindIsFixed(SchedulingError):
    sentence = _("People are registered already: what one registers for cannot change any more.")


class MayNotPublish(SchedulingError):
    sentence = _("An outreach officer publishes it.")


class NothingToPublish(SchedulingError):
    sentence = _("It has no session yet. Add a date first.")


class NotConfirmed(SchedulingError):
    """People are registered for what a change takes away; `plan` says how many."""

    sentence = _("People are registered for dates that this takes away. Confirm it first.")

    def __init__(self, plan):
        super().__init__(plan)
        self.plan = plan
