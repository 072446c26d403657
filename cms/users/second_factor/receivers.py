"""What follows when factors are set up, shown and taken away; allauth tells it by signals alone."""

import logging

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from cms.users.models import User
from cms.users.second_factor.codes import spend_up_to_now
from cms.users.second_factor.owed import MAIN

logger = logging.getLogger(__name__)

WHAT_HAPPENED = {
    signals.authenticator_added: "was added",
    signals.authenticator_removed: "was removed",
    signals.authenticator_reset: "was made anew",
    signals.authenticator_used: "was used",
    signals.authentication_failed: "was refused",
}


def log(signal, user: User, authenticator: Authenticator, **kwargs) -> None:
    """One line for whoever looks after the site; addresses are masked as in every line."""
    level = logging.WARNING if signal is signals.authentication_failed else logging.INFO
    logger.log(level, "Second factor %s of %s %s", authenticator.type, user.email, WHAT_HAPPENED[signal])


def count_as_shown(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs) -> None:
    """Whoever has just set up a factor has shown it, and is not asked for it at once; its code is used."""
    if authenticator.type not in MAIN:
        return
    if authenticator.type == Authenticator.Type.TOTP:
        spend_up_to_now(authenticator)
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)


def connect_receivers() -> None:
    """Called once, when the site starts."""
    signals.authenticator_added.connect(count_as_shown, dispatch_uid="second factor counts as shown")
    for signal in WHAT_HAPPENED:
        signal.connect(log, dispatch_uid="log of second factors")
