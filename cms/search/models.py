"""The index: one row for each thing that can be found, and the text of documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core import languages
from cms.core.models import SiteDocument
from cms.partners.models import PartnerLibrary
from cms.search.lexemes import LexemesField


class Entry(models.Model):
    """A thing that can be found: what it is, whose, in which language, and its words.

    `kind` is the name of a source (cms.core.findable) and `object_id` its thing's primary key. `text` is the beginning
    of the text, from which the lines around a match are cut. `head` holds the words of title, names and summary,
    `words` all of them: the head of each of ten thousand rows is read faster than all their words.
    """

    kind = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    section = models.CharField(max_length=40)
    tag = models.CharField(max_length=16)
    library = models.ForeignKey(PartnerLibrary, null=True, on_delete=models.CASCADE, related_name="+")
    date = models.DateField(null=True)
    title = models.CharField(max_length=255)
    text = models.TextField(blank=True)
    indexed = models.DateTimeField()
    head = LexemesField()
    words = LexemesField()

    # What is found is not used by being found.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_unique")]

    def __str__(self) -> str:
        return self.title

    @property
    def language(self) -> languages.Language:
        return languages.get(self.tag)


class State(models.TextChoices):
    """`waiting` for a worker, `read`, or `unreadable`: broken, locked, too large or too slow to read."""

    WAITING = "waiting", _("waiting")
    READ = "read", _("read")
    UNREADABLE = "unreadable", _("unreadable")


class DocumentText(models.Model):
    """The text of a PDF, read once for each file; `file` is the name of the file that it was read from."""

    document = models.OneToOneField(SiteDocument, on_delete=models.CASCADE, related_name="extracted")
    file = models.CharField(max_length=255)
    state = models.CharField(max_length=12, choices=State.choices, default=State.WAITING)
    text = models.TextField(blank=True)
    tag = models.CharField(max_length=16, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True, db_index=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self) -> str:
        return self.file
