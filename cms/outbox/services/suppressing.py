"""Addresses that must not be written to; mail servers, webhooks of mail services and officers tell of them."""

import logging

from cms.outbox.models import Suppression

logger = logging.getLogger(__name__)


def suppress(*, address: str, reason: str = Suppression.Reason.BOUNCED, note: str = "") -> Suppression:
    """Send nothing more to an address; what waits for it is shown as blocked when its turn comes.

    `reason` is one of `Suppression.Reason`: after a complaint only news is kept from it. The first report stays, unless
    a bounce comes after a complaint.
    """
    logger.info("Nothing more is sent to %s: %s", address, reason)
    return Suppression.objects.block(address, reason=reason, note=note)


def unsuppress(*, address: str) -> bool:
    """Write to an address again; False if it was not blocked."""
    deleted, _by_model = Suppression.objects.of([address]).delete()
    return bool(deleted)
