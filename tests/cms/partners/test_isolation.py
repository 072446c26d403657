"""A partner editor sees nothing of what another partner has not published."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import resolve

from cms.partners.permissions import WHOLE_NETWORK
from tests.cms.partners.filling import fill_with
from tests.cms.partners.walk import walk

# wagtail-localize’s report.
pytestmark = [
    pytest.mark.walk,
    pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results"),
]

# What Wagtail shows to those who are not narrowed, and who have no more rights on pages and files than a team has.
KNOWN_LEAKS = {
    "admin/pages/",
    "admin/pages/<int:parent_page_id>/",
    "admin/pages/<int:parent_page_id>/results/",
    "admin/bulk/<str:app_label>/<str:model_name>/<str:action>/",
    "admin/pages/usage/<slug:content_type_app_name>/<slug:content_type_model_name>/",
    "admin/pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
    "admin/pages/workflow/action/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
    "admin/pages/workflow/collect_action_data/<int:page_id>/<slug:action_name>/<int:task_state_id>/",
    "admin/pages/workflow/preview/<int:page_id>/<int:task_id>/",
    "admin/choose-page/<int:parent_page_id>/",
    "admin/choose-page/search/",
    "admin/choose-page/chosen-multiple/",
    "admin/tag-autocomplete/",
    "admin/tag-autocomplete/<slug:app_name>/<slug:model_name>/",
    "admin/reports/locked/",
    "admin/reports/workflow/",
    "admin/reports/site-history/",
    "admin/reports/page-types-usage/",
    "admin/reports/page-types-usage/results/",
    "admin/localize/reports/translations/",
    "admin/localize/reports/translations/results/",
    "admin/documents/",
    "admin/images/",
    "admin/images/chooser/",
    "admin/images/chooser/<int:image_id>/select_format/",
    "admin/events/",
    "admin/events/show/<int:pk>/",
    "admin/events/edit/<int:pk>/",
    "admin/events/copy/<int:pk>/",
    "admin/events/session/<int:pk>/",
    "admin/events/session/<int:pk>/move/",
    "admin/events/repetition/<int:pk>/",
    "admin/venues/",
    "admin/venues/edit/<int:pk>/",
    "admin/choose-event/",
    "admin/choose-event/chosen/<str:pk>/",
    "admin/broadcasts/",
    "admin/broadcasts/edit/<int:pk>/",
    "admin/broadcasts/check/<int:pk>/",
    "admin/dispatches/",
    "admin/dispatches/show/<int:pk>/",
    "admin/dispatches/progress/<int:pk>/",
    "admin/polls/",
    "admin/sms_keywords/",
}


def test_editor_finds_nothing_of_another_library_at_any_address_of_the_admin(neighbours, client):
    client.force_login(neighbours.editor)
    assert walk(client, fill_with(neighbours).addresses()) == {}


def test_walk_finds_every_known_leak_where_nothing_is_narrowed(neighbours, client):
    neighbours.editor.user_permissions.add(Permission.objects.get(codename=WHOLE_NETWORK.split(".")[1]))
    client.force_login(neighbours.editor)
    addresses = [
        address
        for address in fill_with(neighbours).addresses()
        if resolve(address.partition("?")[0]).route in KNOWN_LEAKS
    ]
    assert set(walk(client, addresses)) == KNOWN_LEAKS
