"""Words that content is sorted by, the same in every language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.fields import WordingField
from cms.core.wording import Wording, in_language


class Term(index.Indexed, models.Model):
    """A term of a controlled vocabulary: one address, and a name in every language."""

    slug = models.SlugField(_("name in addresses"), unique=True)
    names = WordingField(_("name"))
    changed = models.DateTimeField(auto_now=True, null=True)

    panels = [FieldPanel("names"), FieldPanel("slug")]
    search_fields = [index.AutocompleteField("slug"), index.AutocompleteField("all_names")]

    class Meta:
        abstract = True
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name.text or self.slug

    @property
    def all_names(self) -> str:
        """Its names in every language, for the search of the admin."""
        return " ".join(self.names.values())

    @property
    def name(self) -> Wording:
        """Its name for the reader."""
        return in_language(self.names)
