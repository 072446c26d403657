"""What news is about."""

from django.utils.translation import gettext_lazy as _

from cms.core.models import Term


class Topic(Term):
    """A subject of news that every language has a word for."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
