"""Short links in the admin: how often each was followed, by day; never by whom."""

import datetime
from functools import cached_property

from django.db.models import QuerySet, Sum
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from cms.core.charts import BarChart
from cms.partners.permissions import works_for_whole_network
from cms.users.models import User
from sms.admin.acting import ShowView
from sms.admin.rows import BROADCASTS
from sms.links.services import address_of
from sms.models import LinkVisits, ShortLink

DAYS = 60
SEEING = ["add", "change", "delete", "view"]


def seen_links(user: User) -> QuerySet[ShortLink]:
    """Links in the broadcasts that somebody may see; those of none are the network's."""
    broadcasts = BROADCASTS.instances_user_has_any_permission_for(user, SEEING)
    links = ShortLink.objects.filter(broadcast__in=broadcasts)
    if BROADCASTS.user_has_any_permission(user, SEEING) and works_for_whole_network(user):
        links = links | ShortLink.objects.filter(broadcast=None)
    return links.select_related("broadcast__library")


class LinkIndexView(IndexView):
    """The latest first, with how often each was followed."""

    page_title = _("Short links")
    default_ordering = "-created"
    search_fields = ["code", "url"]

    def get_base_queryset(self):
        return seen_links(self.request.user).annotate(followed=Sum("visits__count", default=0))

    @cached_property
    def columns(self):
        return [
            self._get_title_column("url", width="50%"),
            Column("code", accessor=address_of, label=_("Short")),
            Column("followed", label=_("Followed"), sort_key="followed"),
            Column("broadcast", label=_("Broadcast")),
            DateColumn("created", label=_("Since"), sort_key="created"),
        ]

    def get_edit_url(self, instance):
        return reverse("short_links:show", args=[instance.pk])


class LinkView(ShowView):
    """One link by day."""

    template_name = "wagtailadmin/sms/link.html"
    header_icon = "link"

    def rows(self, user: User):
        return seen_links(user)

    def get_page_title(self):
        return self.row.url

    def get_breadcrumbs_items(self):
        index = {"url": reverse("short_links:index"), "label": LinkIndexView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        chart = BarChart(str(_("How often it was followed, by day")), str(_("Followed")), by_day(self.row))
        return super().get_context_data(**kwargs) | {"link": self.row, "short": address_of(self.row), "chart": chart}


def by_day(link: ShortLink) -> list[tuple[str, int]]:
    """Each of the last sixty days since the link is there, also those on which nobody followed it."""
    today = timezone.localdate()
    first = max(timezone.localdate(link.created), today - datetime.timedelta(days=DAYS - 1))
    counts = dict(LinkVisits.objects.filter(link=link, day__gte=first).values_list("day", "count"))
    days = [first + datetime.timedelta(days=number) for number in range(max(1, (today - first).days + 1))]
    return [(f"{day:%Y-%m-%d}", counts.get(day, 0)) for day in days]


class LinkViewSet(ModelViewSet):
    """Nobody makes these by hand: they follow from broadcasts."""

    model = ShortLink
    name = "short_links"
    icon = "link"
    menu_label = _("Short links")
    index_view_class = LinkIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["code"]

    @property
    def permission_policy(self):
        return BROADCASTS

    def get_urlpatterns(self):
        kept = [pattern for pattern in super().get_urlpatterns() if pattern.name in ("index", "index_results")]
        return [*kept, path("show/<int:pk>/", LinkView.as_view(), name="show")]

    def get_index_view_kwargs(self, **kwargs):
        unlinked = dict.fromkeys(["add_url_name", "edit_url_name", "delete_url_name", "copy_url_name"])
        return super().get_index_view_kwargs(**kwargs) | unlinked
