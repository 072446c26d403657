"""What has become of a mail, in plain words, and what one can do about it."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.outbox.models import Mail, State

STATES: dict[str, Promise] = {
    State.QUEUED: _("It leaves by itself. You can still cancel it."),
    State.CLAIMED: _("It leaves in a moment. You can still cancel it."),
    State.SENDING: _("It is leaving now."),
    State.SENT: _("The mail server has taken it. Whether it was read, nobody knows."),
    State.FAILED: _("The mail server has refused it. Deal with the reason, then send it again."),
    State.UNKNOWN: _(
        "The line broke at the last moment: it may have arrived. If you send it again, it may arrive twice; most "
        "programs then show it once."
    ),
    State.EXPIRED: _("It could not leave in time. Send it again only if it is still of use."),
    State.SUPPRESSED: _("Its address is blocked. Release the address first, then send it again."),
    State.CANCELLED: _("Somebody has stopped it. It can be sent after all."),
}

# Enhanced codes of RFC 3463, then those of RFC 5321; the first that matches says it.
ANSWERS: tuple[tuple[str, Promise], ...] = (
    (r"[45]\.1\.\d", _("There is no such mailbox. Ask its owner for the right address.")),
    (r"[45]\.2\.2|^[45]52", _("The mailbox is full. Its owner has to make room.")),
    (r"[45]\.2\.", _("The mailbox takes no mail at present. Try again in some days, or ask its owner.")),
    (r"[45]\.3\.4", _("The mail is too large for the server.")),
    (
        r"^(454|530|534|535|538)",
        _("Our mail server does not let the site in. Whoever runs the site has to check its log-in."),
    ),
    (
        r"[45]\.7\.|^55[034]|^421",
        _("The server does not trust our mail. Whoever runs the site has to check SPF, DKIM and DMARC."),
    ),
    (r"^4\d\d", _("The server asks to come back later. The site does so by itself.")),
    (r"^5\d\d", _("The server does not want this mail. Its own words below say why.")),
)
NO_LINE = _("The mail server could not be reached. The site goes on trying by itself.")


def of_state(mail: Mail) -> Promise:
    """What its state means for whoever looks after it."""
    return STATES[mail.state]


def of_error(mail: Mail) -> Promise | str:
    """What the other side's words mean; empty if it has said nothing."""
    if not mail.error:
        return ""
    return next((meaning for pattern, meaning in ANSWERS if re.search(pattern, mail.error)), NO_LINE)
