"""Translation of central pages in Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.home.report.files import lost_files_report
from cms.home.report.views import PagesByLanguageView
from cms.home.translation import SubmitCentralPageView, UpdateCentralPageView, refuse_alias


@hooks.register("register_admin_urls", order=-10)
def translation_urls():
    """Stand before those of wagtail-localize, whose names still lead here."""
    return [
        path("localize/submit/page/<int:page_id>/", SubmitCentralPageView.as_view()),
        path("localize/update/<int:translation_source_id>/", UpdateCentralPageView.as_view()),
        path("localize/page/<int:page_id>/convert_to_alias/", refuse_alias),
    ]


@hooks.register("construct_page_action_menu")
def offer_no_alias(menu_items, request, context):
    menu_items[:] = [item for item in menu_items if item.name != "localize-convert-to-alias"]


@hooks.register("register_admin_urls")
def report_urls():
    return [
        path("reports/languages/", PagesByLanguageView.as_view(), name="pages_by_language"),
        path(
            "reports/languages/results/",
            PagesByLanguageView.as_view(results_only=True),
            name="pages_by_language_results",
        ),
        path("reports/files/", lost_files_report, name="lost_files"),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item():
    return MenuItem(_("Pages by language"), reverse("pages_by_language"), icon_name="globe", order=650)


@hooks.register("register_reports_menu_item")
def files_menu_item():
    return MenuItem(_("Lost files"), reverse("lost_files"), icon_name="doc-empty", order=950)
