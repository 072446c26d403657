"""What news is about."""

from django.utils.translation import gettext_lazy as _

from cms.core.models import Term


class Topic(Term):
    """A subject of news that every language has a word for."""

    class Meta(Term.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")

    def listed(self) -> dict[str, object]:
        """Topics are offered as a filter of news (see cms.core.page_cache)."""
        return {"topics": self.slug}
