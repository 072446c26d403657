"""What libraries offer, as tags that every language has a word for."""

from django.utils.translation import gettext_lazy as _

from cms.core.models import Term


class Service(Term):
    """A service that readers look for: open around the clock, RFID, a digital reading room."""

    class Meta(Term.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")

    def listed(self) -> dict[str, object]:
        """Services are offered as a filter of libraries (see cms.core.page_cache)."""
        return {"services": self.slug}
