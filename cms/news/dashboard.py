"""News on the dashboard: how much is published, week by week."""

import datetime

from django.db.models import Count
from django.db.models.functions import TruncWeek
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.core import dates
from cms.core.charts import BarChart
from cms.core.dashboard import Panel
from cms.core.page_lines import pages_of
from cms.news.models import NewsPage

WEEKS = 12


def published(request: HttpRequest) -> dict | None:
    """News published in each of the last twelve weeks, this one included, among the pages the user works on."""
    weeks = last_weeks(timezone.localdate())
    counts = counted(NewsPage.objects.filter(pk__in=pages_of(request.user).values("pk")), since=weeks[0])
    values = [(dates.short_date(week), counts.get(week, 0)) for week in weeks]
    chart = BarChart(what=_("News published per week"), of=_("News"), values=values)
    return {"chart": chart, "first_column": _("Week from")} if chart.total else None


def last_weeks(today: datetime.date) -> list[datetime.date]:
    """Mondays of the last twelve weeks, the earliest first."""
    monday = today - datetime.timedelta(days=today.weekday())
    return [monday - datetime.timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]


def counted(news, *, since: datetime.date) -> dict[datetime.date, int]:
    """How many of these went live first in each week, by its Monday."""
    start = timezone.make_aware(datetime.datetime.combine(since, datetime.time.min))
    weeks = news.filter(first_published_at__gte=start).annotate(week=TruncWeek("first_published_at")).order_by()
    return {week.date(): count for week, count in weeks.values("week").annotate(n=Count("pk")).values_list("week", "n")}


PUBLISHED = Panel(template="wagtailadmin/dashboard/bars.html", build=published, order=40)
