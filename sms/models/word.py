"""Words that officers have added to the table of words people text."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core import spoken
from sms.words.folding import fold
from sms.words.lexicon import action_of, is_too_common

from .keyword import KeywordWord


class OwnWord(models.Model):
    """One more word for stop, start, help, yes, no, a language, or one that suggests that somebody is in danger."""

    class Action(models.TextChoices):
        STOP = "stop", _("leave")
        START = "start", _("join")
        HELP = "help", _("help")
        YES = "yes", _("yes")
        NO = "no", _("no")
        LANGUAGE = "language", _("choose this language")
        ALARM = "alarm", _("somebody may be in danger")

    action = models.CharField(_("means"), max_length=10, choices=Action)
    language = models.CharField(_("language"), max_length=12, choices=spoken.choices)
    word = models.CharField(_("word"), max_length=60)
    folded = models.CharField(max_length=120, unique=True, editable=False)

    class Meta:
        verbose_name = _("word people text")
        verbose_name_plural = _("words people text")
        ordering = ["action", "language", "word"]

    def __str__(self) -> str:
        return self.word

    def save(self, *args, **kwargs) -> None:
        self.folded = fold(self.word)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse what would be found where it is not meant, and what is understood already."""
        self.folded = fold(self.word)
        if is_too_common(self.folded):
            raise ValidationError({"word": _("Too short or too common: texts that mean something else have it too.")})
        if meaning := self.understood_as():
            raise ValidationError({"word": _("It is understood already: %(meaning)s.") % {"meaning": meaning}})

    def understood_as(self) -> str | None:
        """What the same word does by the tables, by a colleague’s word, or as a keyword."""
        if action := action_of(self.folded):
            return str(self.Action(action).label)
        if other := OwnWord.objects.filter(folded=self.folded).exclude(pk=self.pk).first():
            return other.get_action_display()
        return KeywordWord.objects.filter(folded=self.folded).values_list("keyword__name", flat=True).first()
