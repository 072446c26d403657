"""What people ask to hear about."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.fields import WordingField
from cms.core.models.terms import Term
from cms.core.wording import Wording, in_language


class Topic(Term):
    """A subject of messages, the same for all libraries; each of them is followed by itself."""

    explanations = WordingField(_("explanation"), blank=True, help_text=_("With an example of a message."))
    is_open = models.BooleanField(_("can be joined"), default=True)
    order = models.PositiveSmallIntegerField(_("order"), default=50)

    panels = [
        FieldPanel("names"),
        FieldPanel("slug"),
        FieldPanel("explanations"),
        FieldPanel("is_open"),
        FieldPanel("order"),
    ]

    class Meta:
        verbose_name = _("SMS topic")
        verbose_name_plural = _("SMS topics")
        ordering = ["order", "slug"]

    @property
    def explanation(self) -> Wording:
        """What it is about, for the reader."""
        return in_language(self.explanations)
