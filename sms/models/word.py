"""Words that officers have added to the table of words people text."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core import spoken


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
