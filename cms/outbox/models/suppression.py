"""Addresses that are not written to."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.outbox.addresses import bare, digests


class SuppressionQuerySet(models.QuerySet):
    def of(self, addresses: Iterable[str]) -> Self:
        """What is known of these addresses."""
        return self.filter(digest__in=[digest for address in addresses for digest in digests(address)])

    def by_address(self, addresses: Iterable[str]) -> dict[str, "Suppression"]:
        """The same by address, in one query."""
        by_digest = {found.digest: found for found in self.of(addresses)}
        known = ((address, digest) for address in addresses for digest in digests(address))
        return {address: by_digest[digest] for address, digest in known if digest in by_digest}

    def block(self, address: str, *, reason: str, note: str) -> "Suppression":
        """Keep the first report of an address, unless a bounce comes after a complaint."""
        known = self.of([address]).first()
        if known and known.stops(is_list=False):
            return known
        digest = known.digest if known else digests(address)[0]
        values = {"address": bare(address), "reason": reason, "note": note[:500]}
        return self.update_or_create(digest=digest, defaults=values)[0]


class Suppression(models.Model):
    """An address that nothing is sent to; found by its digest, so that it holds when the address has been erased."""

    class Reason(models.TextChoices):
        BOUNCED = "bounced", _("There is no such mailbox")
        COMPLAINED = "complained", _("Its owner called our news unwanted")

    digest = models.CharField(max_length=64, unique=True, editable=False)
    address = models.EmailField(_("e-mail address"), blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    # In the words of the mail server or of whoever entered it.
    note = models.CharField(_("note"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("since"), default=timezone.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("blocked address")
        verbose_name_plural = _("blocked addresses")
        constraints = [
            models.CheckConstraint(
                condition=Q(reason__in=["bounced", "complained"]), name="suppression_reason_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.address or self.digest[:12]

    def stops(self, *, is_list: bool) -> bool:
        """Whether something is kept from this address: after a complaint only what went to many."""
        return is_list or self.reason == self.Reason.BOUNCED
