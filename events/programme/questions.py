"""What an event asks of those who register."""

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from cms.core.fields import WordingField
from cms.core.wording import Wording

from .event import Event

# What a consent that was given is compared with.
YES = "yes"


class Kind(models.TextChoices):
    TEXT = "text", _("Text")
    CHOICE = "choice", _("Choice")
    NUMBER = "number", _("Number")
    CONSENT = "consent", _("Consent")


class Asked(models.TextChoices):
    SIGN_UP = "sign_up", _("when registering")
    DOOR = "door", _("at the door")


class Question(Orderable, ClusterableModel):
    """One question; with `depends_on` it is asked only of those who answered that one with `depends_value`."""

    event = ParentalKey(Event, on_delete=models.CASCADE, related_name="questions")
    code = models.SlugField(_("short name"), max_length=40, help_text=_("Heads the column in exports."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.TEXT)
    labels = WordingField(_("question"))
    hints = WordingField(_("hint"), blank=True)
    required = models.BooleanField(_("must be answered"), default=False)
    asked = models.CharField(_("asked"), max_length=20, choices=Asked, default=Asked.SIGN_UP)
    depends_on = models.SlugField(
        _("only if"), max_length=40, blank=True, help_text=_("Short name of an earlier question of this event.")
    )
    depends_value = models.CharField(
        _("is answered with"), max_length=40, blank=True, help_text=_("A choice’s short name; “yes” for a consent.")
    )

    panels = [
        FieldRowPanel([FieldPanel("kind"), FieldPanel("code"), FieldPanel("required"), FieldPanel("asked")]),
        FieldPanel("labels"),
        FieldPanel("hints"),
        FieldRowPanel([FieldPanel("depends_on"), FieldPanel("depends_value")]),
        InlinePanel("choices", label=_("choice")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="events_question_unique")]

    def __str__(self) -> str:
        return self.label.text or self.code

    def is_asked(self, answers: Mapping[str, object]) -> bool:
        """Whether it is asked of somebody who has given these answers, by the codes of their questions."""
        if not self.depends_on:
            return True
        answer = answers.get(self.depends_on)
        return (YES if answer is True else str(answer)) == self.depends_value

    @property
    def label(self) -> Wording:
        return self.event.wording(self.labels)

    @property
    def hint(self) -> Wording:
        return self.event.wording(self.hints)


class Choice(Orderable):
    """One possible answer."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="choices")
    code = models.SlugField(_("short name"), max_length=40)
    labels = WordingField(_("answer"))

    panels = [FieldPanel("code"), FieldPanel("labels")]

    class Meta(Orderable.Meta):
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        constraints = [models.UniqueConstraint(fields=["question", "code"], name="events_choice_unique")]

    def __str__(self) -> str:
        return self.question.event.wording(self.labels).text or self.code
