"""Partner libraries in Wagtail's admin."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from cms.partners.narrowing.api import narrow_api
from cms.partners.narrowing.bulk_actions import narrowed_actions
from cms.partners.narrowing.explorer import NarrowedPageViewSet
from cms.partners.narrowing.menus import hide_reports
from cms.partners.narrowing.page_chooser import narrow_choices
from cms.partners.narrowing.sections import refuse_bulk_action, refuse_copy, refuse_removal
from cms.partners.viewsets import PartnersViewSetGroup

# Of what Wagtail registers too, the last one counts.
AFTER_WAGTAIL = 1

register_snippet(PartnersViewSetGroup)

hooks.register("construct_page_chooser_queryset", narrow_choices)
hooks.register("construct_admin_api", narrow_api, order=AFTER_WAGTAIL)
hooks.register("construct_reports_menu", hide_reports)
hooks.register("before_copy_page", refuse_copy)
hooks.register("before_delete_page", refuse_removal)
hooks.register("before_unpublish_page", refuse_removal)
hooks.register("before_bulk_action", refuse_bulk_action)
hooks.register("register_admin_viewset", NarrowedPageViewSet, order=AFTER_WAGTAIL)
for action in narrowed_actions():
    hooks.register("register_bulk_action", action, order=AFTER_WAGTAIL)
