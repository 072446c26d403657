"""Pages beneath the list of subscribers."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin


class UnderSubscribers(WagtailAdminTemplateMixin):
    """Says where one is, and leads back."""

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse("subscribers:index"), "label": _("Subscribers")}, here]
