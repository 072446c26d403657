"""How Wagtail's admin looks and begins."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.action_menu import SubmitForModerationMenuItem
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.admin.views.home import LockedPagesPanel
from wagtail.models import Page

from cms.core import dashboard
from cms.core.views.approval import refuse_undescribed

LAST = 1000


@hooks.register("insert_global_admin_css")
def admin_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("admin/outreach.css"))


@hooks.register("construct_homepage_panels", order=LAST)
def show_dashboard(request, panels) -> None:
    """Our panels say what Wagtail's do; only the pages that one has locked oneself are left to it."""
    panels[:] = [*dashboard.panels(), *(panel for panel in panels if isinstance(panel, LockedPagesPanel))]


@hooks.register("construct_homepage_summary_items", order=LAST)
def show_no_totals(request, summary_items) -> None:
    """How many pages and pictures a site has helps nobody to begin their day."""
    summary_items.clear()


@hooks.register("construct_help_menu", order=LAST)
def show_help_only(request, menu_items) -> None:
    """Without news about the program we are made with, and without a number that asks to be clicked away."""
    help_items = [item for item in menu_items if not item.name.startswith("whats-new")]
    menu_items[:] = [calm(item) if isinstance(item, DismissibleMenuItem) else item for item in help_items]


def calm(item: DismissibleMenuItem) -> MenuItem:
    new_tab = {"target": "_blank", "rel": "noreferrer"}
    return MenuItem(item.label, item.url, name=item.name, icon_name=item.icon_name, order=item.order, attrs=new_tab)


class SubmitItem(SubmitForModerationMenuItem):
    """Says what submitting is for; Wagtail would name the workflow, in the one language it is stored in."""

    def get_context_data(self, parent_context):
        return super().get_context_data(parent_context) | {"label": _("Submit for approval")}


@hooks.register("construct_page_action_menu")
def submit_for_approval(menu_items, request, context) -> None:
    menu_items[:] = [
        SubmitItem(order=item.order) if isinstance(item, SubmitForModerationMenuItem) else item for item in menu_items
    ]


@hooks.register("before_bulk_action")
def publish_described_pages_only(request, action_type, objects, action):
    """The editor's form is not asked when pages are published from a list."""
    if action_type == "publish" and action.model is Page:
        return refuse_undescribed(request, [*objects, *also_published(request, objects)])
    return None


def also_published(request, pages):
    """What Wagtail publishes beneath the pages of a list, if it is asked to."""
    for page in pages if request.POST.get("include_descendants") else []:
        for draft in page.get_descendants().not_live():
            if draft.permissions_for_user(request.user).can_publish():
                yield draft
