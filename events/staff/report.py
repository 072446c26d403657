"""Figures afterwards: a chart, a table beside it, and the same as a spreadsheet."""

import csv
import datetime

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets import AdminDateInput

from cms.core import spoken
from cms.core.charts import BarChart
from cms.partners.libraries import PartnerLibrary
from cms.partners.permissions import libraries_of
from cms.users.requests import OwnRequest
from events.finding.periods import IN_THESE_YEARS
from events.programme import Event, Session
from events.programme.event import audiences
from events.staff.columns import cell
from events.staff.figures import figures_by_session, total
from events.staff.grouping import GROUPINGS, Line, grouped
from events.staff.rows import seen_sessions, sees_contacts

MOST_BARS = 60
HEADINGS = [_("Sessions"), pgettext_lazy("how many", "Registered"), _("Came"), _("No-shows"), _("Without a ticket")]


def groupings() -> list[tuple[str, object]]:
    return [(name, label) for name, (label, _groups) in GROUPINGS.items()]


class FiguresForm(forms.Form):
    """Of what, and by what."""

    since = forms.DateField(label=_("From"), widget=AdminDateInput, validators=IN_THESE_YEARS)
    until = forms.DateField(label=_("Until"), widget=AdminDateInput, validators=IN_THESE_YEARS)
    by = forms.ChoiceField(label=_("One line for each"), choices=groupings)
    library = forms.ModelChoiceField(label=_("Library"), queryset=PartnerLibrary.objects.none(), required=False)
    event = forms.ModelChoiceField(label=_("Event"), queryset=Event.objects.none(), required=False)
    audience = forms.ChoiceField(label=_("Audience"), required=False)
    language = forms.ChoiceField(label=_("Language of the event"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        own = seen_sessions(user).values("event")
        self.fields["library"].queryset = libraries_of(user)
        self.fields["event"].queryset = Event.objects.filter(pk__in=own).select_related("library").order_by("-pk")
        self.fields["audience"].choices = [("", "—"), *audiences()]
        self.fields["language"].choices = [("", "—"), *spoken.choices()]

    def narrow(self, sessions: QuerySet[Session]) -> QuerySet[Session]:
        """The sessions that were asked about: those that began in the days given, by UTC."""
        asked = self.cleaned_data
        after = asked["until"] + datetime.timedelta(days=1)
        found = sessions.filter(starts_at__gte=midnight(asked["since"]), starts_at__lt=midnight(after))
        conditions = {
            "event__library": asked["library"],
            "event": asked["event"],
            "event__audiences__has": asked["audience"],
            "event__languages__has": asked["language"],
        }
        return found.filter(**{name: value for name, value in conditions.items() if value})


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


class FiguresView(WagtailAdminTemplateMixin, TemplateView):
    """Registered, came, did not come, came without a ticket: of one's own libraries, what has begun and was not
    cancelled."""

    request: OwnRequest
    template_name = "wagtailadmin/events/registrations/figures.html"
    page_title = _("Figures of events")
    header_icon = "table"

    def dispatch(self, request, *args, **kwargs):
        if not sees_contacts(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("registrations:index"), "label": _("Registrations")},
            {"url": "", "label": self.page_title},
        ]

    def get(self, request, *args, **kwargs):
        self.form = FiguresForm(defaults() | request.GET.dict(), user=request.user)
        self.sessions = self.found()
        self.figures = figures_by_session(self.sessions)
        if request.GET.get("export") == "csv":
            return spreadsheet(self.lines())
        return super().get(request, *args, **kwargs)

    def found(self) -> list[Session]:
        """Nothing if the question makes no sense."""
        if not self.form.is_valid():
            return []
        held = seen_sessions(self.request.user).filter(status="scheduled", starts_at__lte=timezone.now())
        return list(self.form.narrow(held).exclude(event__status="draft").order_by("starts_at", "pk"))

    def lines(self) -> list[Line]:
        return grouped(self.sessions, self.figures, self.form.cleaned_data["by"]) if self.sessions else []

    def get_context_data(self, **kwargs):
        lines = self.lines()
        bars = [(line.label, line.figures.inside) for line in lines[-MOST_BARS:]]
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "lines": lines,
            "total": total(self.figures.values()),
            "headings": HEADINGS,
            "first_column": GROUPINGS[self.form.cleaned_data["by"]][0] if lines else "",
            "chart": BarChart(str(_("People who came")), str(_("Came")), bars) if lines else None,
        }


def defaults() -> dict[str, str]:
    """This year so far, month by month."""
    today = timezone.localdate()
    return {"since": f"{today:%Y}-01-01", "until": f"{today:%Y-%m-%d}", "by": "month"}


def spreadsheet(lines: list[Line]) -> HttpResponse:
    """The table as CSV; the mark at the beginning tells spreadsheets that it is UTF-8."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="figures.csv"'
    rows = csv.writer(response)
    rows.writerow(["", *HEADINGS])
    rows.writerows([cell(line.label), *line.values] for line in lines)
    return response
