"""Doing one thing to a broadcast or a going-out, and leading back to its page."""

from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.users.models import User
from cms.users.requests import StaffRequest
from sms.broadcasts.errors import BroadcastError


class ActView(View):
    """POST alone; subclasses say what they `act` and whose rows there are. What a service refuses is said."""

    http_method_names = ["post"]
    done: str | Promise = _("Done.")
    refusals: ClassVar[tuple[type[Exception], ...]] = (BroadcastError,)
    request: StaffRequest  # of somebody who is logged in

    def rows(self, user: User) -> QuerySet:
        """What is the user’s; what is somebody else’s does not exist."""
        raise NotImplementedError

    def act(self, row: Any) -> Any:
        """Do it, and answer the row whose page comes next. Raises what it may be refused with."""
        raise NotImplementedError

    def page_of(self, row: Model) -> str:
        """Where one comes back to."""
        raise NotImplementedError

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        row = get_object_or_404(self.rows(self.request.user), pk=pk)
        try:
            row = self.act(row)
        except self.refusals as error:
            messages.error(request, str(error))
        else:
            messages.success(request, self.done)
        return redirect(self.page_of(row))


class ShowView(WagtailAdminTemplateMixin, TemplateView):
    """A page about one row that the user may see."""

    request: StaffRequest  # of somebody who is logged in

    def rows(self, user: User) -> QuerySet:
        raise NotImplementedError

    @cached_property
    def row(self):
        return get_object_or_404(self.rows(self.request.user), pk=self.kwargs["pk"])

    def dispatch(self, request, *args, **kwargs):
        _found = self.row
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self):
        return str(self.row)
