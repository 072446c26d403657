"""Mails: what was written to whom, and what became of it."""

from typing import Self

from django.db import models
from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from .entry import Entry
from .queue import EntryQuerySet

SEND_MAIL = "cms.outbox.tasks.send_due_mail"


class MailQuerySet(EntryQuerySet):
    def listed(self) -> Self:
        """For lists: without the content, which may be long."""
        return self.defer("content")

    def to(self, address: str) -> Self:
        """What was written to an address, in capitals or not."""
        return self.filter(recipient__iexact=address)

    def empty(self) -> int:
        """Drop what was written; that it was sent stays on record."""
        return self.filter(content__isnull=False).update(content=None)

    def erase(self) -> int:
        """Take people out: whom it was for, what it said, what a server said of them."""
        return self.update(recipient="", subject="", content=None, error="", receipt="")


class Mail(Entry):
    """One finished mail to one address: what is kept here is what leaves, at every attempt with the same Message-ID."""

    recipient = models.CharField(_("recipient"), max_length=320, blank=True)
    sender = models.CharField(_("sender"), max_length=320)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    message_id = models.CharField("Message-ID", max_length=300)
    # The server that took it or refused it.
    host = models.CharField(_("mail server"), max_length=255, blank=True)
    # Head and body as they leave (RFC 5322); None once it has been dropped.
    content = models.BinaryField(null=True, editable=False)

    objects = MailQuerySet.as_manager()

    class Meta(Entry.Meta):
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [*Entry.Meta.indexes, models.Index(Upper("recipient"), name="mail_recipient")]

    def __str__(self) -> str:
        return f"{self.subject} ({self.get_state_display()})"

    @property
    def is_readable(self) -> bool:
        """Whether staff may see what was written, and it is still there."""
        return self.content is not None and not self.policy.secret
