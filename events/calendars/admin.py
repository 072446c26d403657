"""Partners' calendars in the admin: where they are, how the last reading went, what waits to be decided on."""

from functools import cached_property
from typing import ClassVar, cast

from django import forms
from django.conf import settings
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from cms.core.fetch import AddressRefused
from cms.core.fetch.addresses import read
from cms.core.in_a_row import comma
from cms.partners.narrowing.model_views import NarrowedIndexView, NarrowedViewSet
from cms.partners.permissions import PartnerPermissionPolicy, works_for_whole_network
from cms.users.requests import StaffRequest
from events.admin.rows import libraries_for, venues_for
from events.calendars.importing.deciding import leave, take, waiting_of
from events.calendars.importing.errors import DatesMissing, sentence_of
from events.calendars.importing.reading import AlreadyReading, https_of, read_source
from events.calendars.rows import CalendarSource, ImportedEvent
from events.scheduling.errors import SchedulingError
from events.scheduling.services import may_publish

SOURCES = PartnerPermissionPolicy(CalendarSource)
SHOWN = 100


class CalendarSourceForm(WagtailAdminModelForm):
    """A calendar of one of one’s own libraries."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        library = cast(forms.ModelChoiceField, self.fields["library"])
        library.widget = forms.Select()
        library.queryset = libraries_for(self.for_user)
        library.required = not works_for_whole_network(self.for_user)
        library.empty_label = None if library.required else gettext_lazy("The network")
        venue = cast(forms.ModelChoiceField, self.fields["venue"])
        venue.widget = forms.Select()
        venue.queryset = venues_for(self.for_user)

    def clean_url(self) -> str:
        """An address that may be asked; raises ValidationError for any other."""
        url = self.cleaned_data["url"].strip()
        try:
            read(https_of(url), test_servers=settings.FETCH_TEST_SERVERS)
        except AddressRefused as refused:
            raise forms.ValidationError(refused.sentence) from refused
        return url

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("trusted") and not may_publish(user=self.for_user, library=cleaned.get("library")):
            self.add_error("trusted", _("An outreach officer decides what is published at once."))
        return cleaned


class CalendarSourceIndexView(NarrowedIndexView):
    """Calendars, with how the last reading went."""

    @cached_property
    def columns(self):
        return [
            self._get_title_column("__str__"),
            Column("library", label=gettext_lazy("Library")),
            Column("failure_sentence", label=gettext_lazy("What went wrong")),
            DateColumn("read_at", label=gettext_lazy("Last read"), sort_key="read_at"),
        ]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("library")

    def get_edit_url(self, instance):
        return reverse("partner_calendars:show", args=[instance.pk])


class SourceView(View):
    """One calendar, if it is the user’s; what is somebody else’s does not exist."""

    request: StaffRequest  # of somebody who is logged in

    @cached_property
    def source(self) -> CalendarSource:
        own = SOURCES.instances_user_has_any_permission_for(self.request.user, ["change"])
        return get_object_or_404(own.select_related("library", "venue"), pk=self.kwargs["pk"])

    def back(self):
        return redirect("partner_calendars:show", self.source.pk)


class ShowView(WagtailAdminTemplateMixin, TemplateView, SourceView):
    """How the last reading went, what waits, and what was edited here."""

    request: StaffRequest
    template_name = "wagtailadmin/events/calendar_source.html"
    header_icon = "download"

    def get_page_title(self):
        return str(self.source)

    def get_breadcrumbs_items(self):
        calendars = {"url": reverse("partner_calendars:index"), "label": _("Partner calendars")}
        return [*self.breadcrumbs_items, calendars, {"url": "", "label": str(self.source)}]

    @cached_property
    def header_buttons(self):
        return [HeaderButton(_("Edit"), url=reverse("partner_calendars:edit", args=[self.source.pk]), icon_name="edit")]

    def get_context_data(self, **kwargs):
        refused = self.source.result.get("refused", [])
        return super().get_context_data(**kwargs) | {
            "source": self.source,
            "words": words_of(self.source),
            "refused": [{"what": each["what"], "why": sentence_of(each["why"])} for each in refused],
            "dates_missing": self.source.failure == DatesMissing.__name__,
            "waiting": waiting_of(self.source)[:SHOWN],
            "edited": edited_here(self.source),
            "may_publish": may_publish(user=self.request.user, library=self.source.library),
        }


def edited_here(source: CalendarSource) -> list[tuple[ImportedEvent, list[str]]]:
    """Events of which something stays as it was written here, with the names of those fields."""
    found = source.imported_events.select_related("event__library").prefetch_related("sessions__session")
    marked = ((each, fields_edited(each)) for each in found)
    return [(each, names) for each, names in marked if names][:SHOWN]


def fields_edited(imported: ImportedEvent) -> list[str]:
    dates = (name for date in imported.sessions.all() for name in date.edited_here)
    return [str(FIELDS[name]) for name in dict.fromkeys([*imported.edited_here, *dates])]


FIELDS: dict[str, Promise] = {
    "titles": gettext_lazy("title"),
    "summaries": gettext_lazy("summary"),
    "starts_at": gettext_lazy("starts"),
    "ends_at": gettext_lazy("ends"),
    "venue": gettext_lazy("venue"),
    "notes": gettext_lazy("what is special about this date"),
    "status": gettext_lazy("state"),
}


def words_of(source: CalendarSource) -> str:
    """What the last reading has done: «3 new dates, 1 cancelled.»"""
    done = source.result.get("done", {})
    said = [
        ngettext("%(count)d new date", "%(count)d new dates", done.get("new", 0)) % {"count": done.get("new", 0)},
        ngettext("%(count)d changed", "%(count)d changed", changed(done)) % {"count": changed(done)},
        ngettext("%(count)d cancelled", "%(count)d cancelled", done.get("cancelled", 0))
        % {"count": done.get("cancelled", 0)},
    ]
    if refusals := source.result.get("refusals", 0):
        said.append(
            ngettext("%(count)d entry could not be read", "%(count)d entries could not be read", refusals)
            % {"count": refusals}
        )
    return comma().join(said)


def changed(done: dict[str, int]) -> int:
    return done.get("changed", 0) + done.get("restored", 0)


class ReadView(SourceView):
    """Read it now, and say what has come of it."""

    http_method_names = ["post"]

    def post(self, request, pk):
        try:
            source = read_source(source=self.source, gaps_are_meant="gaps_are_meant" in request.POST)
        except AlreadyReading:
            messages.warning(request, _("It is being read at this moment."))
            return self.back()
        if source.failure:
            messages.error(request, source.failure_sentence)
        else:
            messages.success(request, words_of(source))
        return self.back()


class DecideView(SourceView):
    """Publish or leave what waits and was ticked."""

    http_method_names = ["post"]

    def post(self, request, pk):
        ticked = set(request.POST.getlist("imported"))
        for imported in waiting_of(self.source):
            if str(imported.pk) in ticked:
                self.decide(imported)
        return self.back()

    def decide(self, imported: ImportedEvent) -> None:
        if "leave" in self.request.POST:
            leave(imported=imported)
            messages.success(self.request, _("“%(title)s” was left aside.") % {"title": imported})
            return
        try:
            take(imported=imported, by=self.request.user)
        except SchedulingError as error:
            messages.error(self.request, error.sentence)
        else:
            messages.success(self.request, _("“%(title)s” is published.") % {"title": imported})


class CalendarSourceViewSet(NarrowedViewSet):
    """Calendars of partners; one that is not wanted any more is switched off, as its events stay."""

    model = CalendarSource
    name = "partner_calendars"
    icon = "download"
    menu_label = gettext_lazy("Partner calendars")
    views = ("index", "index_results", "add", "edit")
    index_view_class = CalendarSourceIndexView
    list_export: ClassVar = ["name", "library", "website", "read_at", "failure"]
    edit_handler = ObjectList(
        [
            FieldPanel("name"),
            FieldPanel("url"),
            FieldPanel("website"),
            FieldRowPanel([FieldPanel("library"), FieldPanel("venue")]),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("language")]),
            FieldPanel("trusted"),
            FieldPanel("active"),
        ],
        base_form_class=CalendarSourceForm,
    )

    @property
    def permission_policy(self):
        return SOURCES

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("show/<int:pk>/", ShowView.as_view(), name="show"),
            path("read/<int:pk>/", ReadView.as_view(), name="read"),
            path("decide/<int:pk>/", DecideView.as_view(), name="decide"),
        ]
