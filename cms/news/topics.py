"""What news is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.core.fields import WordingField
from cms.core.wording import Wording, in_language


class Topic(index.Indexed, models.Model):
    """A subject of news that every language has a word for."""

    slug = models.SlugField(_("name in addresses"), unique=True)
    names = WordingField(_("name"))

    panels = [FieldPanel("names"), FieldPanel("slug")]
    search_fields = [index.AutocompleteField("slug")]

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.name.text or self.slug

    @property
    def name(self) -> Wording:
        """Its name for the reader."""
        return in_language(self.names)
