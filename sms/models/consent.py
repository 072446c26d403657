"""The proof of what a number has agreed to. Rows are added and never changed; the database holds that by a trigger."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.partners.libraries import PartnerLibrary
from sms.numbers import digests

from .topic import Topic


class WordingManager(models.Manager["Wording"]):
    def shown(self, *, purpose: str, language: str, text: str) -> "Wording":
        """The row of a text that somebody is shown, made when it is shown for the first time."""
        digest = hashlib.sha256(f"{purpose}\n{language}\n{text}".encode()).hexdigest()
        values = {"purpose": purpose, "language": language, "text": text}
        return self.get_or_create(digest=digest, defaults=values)[0]


class Wording(models.Model):
    """A text of consent as it was shown; another word makes another row. The beginning of its digest is its version."""

    purpose = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    text = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    created = models.DateTimeField(default=timezone.now)

    objects = WordingManager()

    class Meta:
        verbose_name = _("wording of consent")
        verbose_name_plural = _("wordings of consent")

    def __str__(self) -> str:
        return self.version

    @property
    def version(self) -> str:
        return self.digest[:8]


class ConsentQuerySet(models.QuerySet):
    def of(self, phone: str) -> "ConsentQuerySet":
        """What is on record about a number (E.164), also after it has been erased everywhere else."""
        return self.filter(digest__in=digests(phone)).order_by("at", "pk")


class Consent(models.Model):
    """One step: agreed, confirmed, left. The number stands here as a keyed digest alone, which outlives it.

    `topic` and `library` say for what and for whom (no topic: all; no library: the network itself). `scope` is for
    consents that hold for one thing only, like `registration:<uid>`. `evidence` is what proves it: the word that was
    texted, the place of the paper that was signed. `confirmed`: the number has shown that it is its owner's.
    """

    class Act(models.TextChoices):
        GIVEN = "given", _("agreed")
        CONFIRMED = "confirmed", _("confirmed the number")
        PERMITTED = "permitted", _("a parent or guardian agreed")
        WITHDRAWN = "withdrawn", _("left")
        REFUSED = "refused", _("refused")
        ERASED = "erased", _("had everything erased")

    class Source(models.TextChoices):
        WEB = "web", _("form on the web")
        PAGE = "page", _("subscription page")
        KEYWORD = "keyword", _("text message")
        EVENT = "event", _("registration for an event")
        IMPORT = "import", _("list on paper, entered by staff")
        STAFF = "staff", _("staff, asked to")
        GATEWAY = "gateway", _("reported by the SMS provider")

    digest = models.CharField(max_length=64, db_index=True, editable=False)
    act = models.CharField(_("what"), max_length=10, choices=Act)
    source = models.CharField(_("where"), max_length=10, choices=Source)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.PROTECT, related_name="+")
    library = models.ForeignKey(PartnerLibrary, null=True, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=80, blank=True)
    wording = models.ForeignKey(Wording, null=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    evidence = models.CharField(_("proof"), max_length=300, blank=True)
    confirmed = models.BooleanField(default=False)
    guardian_digest = models.CharField(max_length=64, blank=True, editable=False)
    at = models.DateTimeField(_("when"), default=timezone.now)
    # No constraint: the row stays as it is when the account is gone.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_act_display()} ({self.at:%Y-%m-%d})"
