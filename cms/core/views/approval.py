"""Ways of publishing that pass by the editor's form, which checks that pictures are described."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.workflow import WorkflowAction
from wagtail.models import Page

from cms.core.descriptions import faults_of
from cms.core.models import BasePage

APPROVE = "approve"


def undescribed(pages: Iterable[Page]) -> list[BasePage]:
    """Those of the pages, as they were last saved, that have a picture without a description."""
    latest = (page.get_latest_revision_as_object() for page in pages)
    return [page for page in latest if isinstance(page, BasePage) and any(faults_of(page))]


def refuse_undescribed(request: HttpRequest, pages: Iterable[Page]) -> HttpResponseRedirect | None:
    """Lead to the editor of the first page whose pictures are not described, and say so; None if all are."""
    lacking = undescribed(pages)
    for page in lacking:
        sentence = _("“%(title)s” has a picture without a description. Describe it, or mark it as decoration.")
        messages.error(request, sentence % {"title": page.title})
    return redirect("wagtailadmin_pages:edit", lacking[0].pk) if lacking else None


class ApproveDescribedPage(WorkflowAction):
    """Wagtail's view for approving from the dashboard, which publishes what was last saved."""

    def post(self, request, *args, **kwargs):
        refusal = refuse_undescribed(request, [self.object]) if self.action_name == APPROVE else None
        return refusal or super().post(request, *args, **kwargs)
