"""How many people get messages, by topic, language and state: for one's own libraries, with no number anywhere."""

import csv

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.widgets import HeaderButton

from cms.core.languages import get
from cms.partners.permissions import libraries_of, works_for_whole_network
from cms.users.models import User
from cms.users.requests import OwnRequest
from cms.users.services.export import inert
from sms.admin.under_subscribers import UnderSubscribers
from sms.models import Following, Topic
from sms.models.subscriber import Status

Line = tuple[str, str, str, str, int]


def counted(user: User) -> list[Line]:
    """Library, topic, language, state, and how many people follow it so, of the libraries somebody works for."""
    own = Q(library__in=libraries_of(user))
    if works_for_whole_network(user):
        own |= Q(library=None)
    rows = Following.objects.filter(own, is_active=True)
    groups = rows.values("library", "topic", "subscriber__language", "subscriber__status").annotate(people=Count("pk"))
    topics = {topic.pk: str(topic) for topic in Topic.objects.all()}
    libraries = {library.pk: str(library) for library in libraries_of(user)}
    network = str(_("The network"))
    return sorted(
        (
            libraries.get(group["library"], network),
            topics[group["topic"]],
            get(group["subscriber__language"]).endonym,
            str(Status(group["subscriber__status"]).label),
            group["people"],
        )
        for group in groups.order_by()
    )


class CountsView(UnderSubscribers, TemplateView):
    request: OwnRequest
    template_name = "wagtailadmin/sms/subscriber_counts.html"
    page_title = _("How many get messages")
    header_icon = "group"
    headings = (_("Library"), _("Topic"), _("Language"), _("State"), _("People"))

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm("sms.view_subscriber"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.as_table() if request.GET.get("export") == "csv" else super().get(request, *args, **kwargs)

    def as_table(self) -> HttpResponse:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="subscribers.csv"'
        response.write("\ufeff")
        table = csv.writer(response)
        table.writerow(map(str, self.headings))
        table.writerows([*map(inert, line[:-1]), line[-1]] for line in counted(self.request.user))
        return response

    @property
    def header_buttons(self):
        return [HeaderButton(_("Bring in a list"), url=reverse("subscribers:import"), icon_name="upload")]

    def get_context_data(self, **kwargs):
        lines = counted(self.request.user)
        return super().get_context_data(**kwargs) | {"lines": lines, "headings": self.headings}
