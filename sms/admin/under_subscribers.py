"""Pages beneath the list of subscribers."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from sms.admin.subscriber_rows import helps


class ForHelpers(View):
    """For those alone who help people with their subscriptions."""

    def dispatch(self, request, *args, **kwargs):
        if not helps(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class UnderSubscribers(WagtailAdminTemplateMixin):
    """Says where one is, and leads back."""

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, {"url": reverse("subscribers:index"), "label": _("Subscribers")}, here]
