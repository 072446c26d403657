"""What answers and reports of providers can mean, whatever their own words and codes are."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.outbox.outcomes import Verdict

from .base import Consequence


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an answer says of the message, of what else waits, and whether anything can leave at all."""

    verdict: Verdict
    consequence: Consequence = Consequence.NOTHING
    halts: bool = False
    explanation: Any = ""


CLASSES = {
    "left": Meaning(Verdict.REFUSED, Consequence.LEFT, explanation=_("This person has left at the provider.")),
    "nobody": Meaning(
        Verdict.REFUSED, Consequence.NOBODY, explanation=_("The number does not exist or takes no texts.")
    ),
    "away": Meaning(Verdict.REFUSED, Consequence.AWAY, explanation=_("The phone was off or out of reach.")),
    "no_route": Meaning(
        Verdict.REFUSED, Consequence.NO_ROUTE, explanation=_("This sender does not reach the country of this number.")
    ),
    "refused": Meaning(Verdict.REFUSED),
    "later": Meaning(Verdict.LATER, explanation=_("The provider or the network had a failure.")),
    "slower": Meaning(Verdict.LATER, Consequence.SLOWER, explanation=_("It was too fast for the provider.")),
    # The text, and so all that have it.
    "text": Meaning(
        Verdict.REFUSED,
        Consequence.STOPS_DISPATCH,
        explanation=_("The provider refuses this text: it is too long or looks unwanted."),
    ),
    # Not the message's fault: it can leave once somebody has put it right.
    "sender": Meaning(
        Verdict.LATER,
        Consequence.STOPS_DISPATCH,
        explanation=_("The provider does not let this sender send. Check there how it is written and registered."),
    ),
    "settings": Meaning(
        Verdict.LATER,
        Consequence.STOPS_DISPATCH,
        explanation=_("The provider does not accept a setting of this site. Tell whoever runs it."),
    ),
    "limit": Meaning(
        Verdict.LATER, Consequence.STOPS_DISPATCH, explanation=_("The daily limit of this sender is reached.")
    ),
    "account": Meaning(
        Verdict.LATER,
        Consequence.STOPS_DISPATCH,
        halts=True,
        explanation=_("The provider does not accept the site’s account: it is closed, unpaid, or its key has changed."),
    ),
}
