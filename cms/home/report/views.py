"""The report in Wagtail's admin."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from cms.core import languages
from cms.core.dates import short_date
from cms.home.report.filters import LanguagesFilterSet, rows
from cms.home.report.states import Cell, State, states_of
from cms.partners.permissions import works_for_whole_network

ICONS = {
    State.ORIGINAL: "doc-full",
    State.CURRENT: "check",
    State.STALE: "warning",
    State.DRAFT: "edit",
    State.MISSING: "cross",
    State.WRITTEN: "check",
    State.NOT_OWED: "minus",
}

WELL = {State.ORIGINAL, State.CURRENT, State.WRITTEN, State.NOT_OWED}


def words_for(cell: Cell) -> str:
    """The state of a page in a language, and since when it is stale."""
    if cell.state != State.STALE or cell.since is None:
        return str(cell.state.label)
    return _("Stale since %(date)s") % {"date": short_date(timezone.localdate(cell.since))}


def shown(cell: Cell) -> dict:
    """What stands in the table: words, icon, and where to see to it."""
    return {
        "words": words_for(cell),
        "icon": ICONS[cell.state],
        "is_well": cell.state in WELL,
        "links": list(links_of(cell)),
    }


def links_of(cell: Cell) -> Iterator[tuple[str, str]]:
    """What can be done about it: words and address."""
    if cell.state == State.STALE and cell.translation:
        yield (
            _("Update from source"),
            reverse("wagtail_localize:update_translations", args=[cell.translation.source_id]),
        )
    if cell.state == State.MISSING and cell.source:
        yield _("Translate"), reverse("wagtail_localize:submit_page_translation", args=[cell.source.pk])
    if cell.page:
        label = _("Edit translation") if cell.translation else _("Edit")
        yield label, reverse("wagtailadmin_pages:edit", args=[cell.page.pk])


class PagesByLanguageView(ReportView):
    """Every page with its state in every language; for those who work for the whole network."""

    page_title = gettext_lazy("Pages by language")
    header_icon = "globe"
    template_name = "wagtailadmin/reports/base_report.html"
    results_template_name = "home/pages_by_language_results.html"
    index_url_name = "pages_by_language"
    index_results_url_name = "pages_by_language_results"
    filterset_class = LanguagesFilterSet
    model = Page
    export_filename = "pages-by-language"
    list_export = ["title", "kind", *(f"language_{tag}" for tag in languages.TAGS)]
    export_headings = {
        "title": gettext_lazy("Title"),
        "kind": gettext_lazy("Type"),
        **{f"language_{language.tag}": language.endonym for language in languages.LANGUAGES},
    }

    def dispatch(self, request, *args, **kwargs):
        if not works_for_whole_network(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return rows().select_related("content_type", "locale")

    def decorate_paginated_queryset(self, object_list):
        """Give each row its cells, and a text for each column of a spreadsheet."""
        found = list(object_list)
        locales = self.filters.locales()
        cells = states_of(found, locales)
        for row in found:
            row.kind = row.page_type_display_name
            row.cells = [shown(cell) for cell in cells[row.pk]]
            for tag in languages.TAGS:
                setattr(row, f"language_{tag}", "")
            for cell in cells[row.pk]:
                setattr(row, f"language_{cell.locale.language_code}", words_for(cell))
        return found

    def get_context_data(self, **kwargs):
        columns = [languages.get(locale.language_code) for locale in self.filters.locales()]
        return super().get_context_data(**kwargs) | {"columns": columns}
