"""Addresses that are not written to."""

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.outbox.addresses import digests


class SuppressionQuerySet(models.QuerySet):
    def of(self, addresses: Iterable[str]) -> Self:
        """What is known of these addresses."""
        return self.filter(digest__in=[digest for address in addresses for digest in digests(address)])


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
