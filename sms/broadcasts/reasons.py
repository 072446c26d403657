"""Why somebody in the audience of a broadcast does not get it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    """In the order in which they count: of several, the first is said."""

    STOPPED = "stopped", _("have left")
    INVALID = "invalid", _("a landline, or takes no texts")
    NO_CONSENT = "no_consent", _("have not agreed, or not yet")
    HELD = "held", _("perhaps want to leave")
    PAUSED = "paused", _("pause at present")
    DUPLICATE = "duplicate", _("have it already")
    OFTEN = "often", _("got as many as they want this month")
    NO_TEXT = "no_text", _("no text in their language")
    NO_ROUTE = "no_route", _("no sender reaches them")
    TOO_LATE = "too_late", _("would get it too late to be of use")
