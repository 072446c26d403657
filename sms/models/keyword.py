"""Words that make something happen."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from cms.core.fields import WordingField
from cms.core.languages import choices
from cms.partners.libraries import PartnerLibrary

# Folded, a letter may become several.
FOLDED = 80


class Keyword(ClusterableModel):
    """What happens when one of its words is texted: a registered handler (`sms.answering.handlers`) with its target."""

    name = models.CharField(_("name"), max_length=80, help_text=_("For colleagues."))
    library = models.ForeignKey(
        PartnerLibrary, verbose_name=_("library"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    handler = models.CharField(_("does what"), max_length=40)
    # What it is about, in the handler's words: `topic:3`, `event:17`, `poll:5`.
    target = models.CharField(max_length=100, blank=True)
    replies = WordingField(_("answer"), max_length=600, blank=True, help_text=_("Empty: the usual one."))
    is_active = models.BooleanField(_("in use"), default=True)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class KeywordWord(models.Model):
    """One way of writing it, found by its folded form; the same in no two keywords."""

    keyword = ParentalKey(Keyword, on_delete=models.CASCADE, related_name="words")
    word = models.CharField(_("word"), max_length=40)
    language = models.CharField(_("language"), max_length=12, choices=choices, blank=True)
    folded = models.CharField(max_length=FOLDED, unique=True, editable=False)

    class Meta:
        verbose_name = _("word")
        verbose_name_plural = _("words")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.word
