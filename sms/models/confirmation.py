"""Showing that a number is one's own, or that a guardian agrees: by a code that is sent to it."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .subscriber import Subscriber


class Confirmation(models.Model):
    """A code on its way to a number; the browser or the thread of messages that asked knows `uid`."""

    class Role(models.TextChoices):
        OWNER = "owner", _("owner of the number")
        GUARDIAN = "guardian", _("parent or guardian")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="confirmations")
    role = models.CharField(max_length=10, choices=Role, default=Role.OWNER)
    # Where the code goes: the subscriber's own number or the guardian's.
    phone = models.CharField(max_length=16)
    code_digest = models.CharField(max_length=64)
    # What is agreed to by it: topics, library, language, wording.
    choices = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    sends = models.PositiveSmallIntegerField(default=1)
    created = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("confirmation of a number")
        verbose_name_plural = _("confirmations of numbers")
        indexes = [models.Index(fields=["phone", "created"])]

    def __str__(self) -> str:
        return str(self.uid)
