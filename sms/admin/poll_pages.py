"""The pages of one poll: its results with what can be done to it, and what people have written."""

import csv
from functools import cached_property

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.log_actions import log

from cms.users.models import User
from cms.users.requests import StaffRequest
from cms.users.services.export import inert
from sms.admin.acting import ActView, ShowView
from sms.models import Poll, Vote
from sms.polls.errors import PollError
from sms.polls.history import CLOSED, OPENED
from sms.polls.results.export import lines
from sms.polls.results.figures import Results
from sms.polls.rows import own_polls
from sms.polls.services import close, moderate, open_poll

A_PAGE = 50


def page_of(poll: Poll) -> str:
    return reverse("polls:show", args=[poll.pk])


class PollPage(ShowView):
    """A page about a poll that is the user’s."""

    header_icon = "list-ol"
    index_label = _("Polls and quizzes")

    def rows(self, user: User):
        return own_polls(user).select_related("library")

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("polls:index"), "label": self.index_label},
            {"url": "", "label": self.get_page_title()},
        ]


class PollView(PollPage):
    """What was answered so far."""

    template_name = "wagtailadmin/sms/poll.html"

    def get_context_data(self, **kwargs):
        poll = self.row
        unread = Vote.objects.filter(ballot__poll=poll, moderation=Vote.Moderation.WAITING).exclude(text="")
        return super().get_context_data(**kwargs) | {
            "poll": poll,
            "results": Results(poll),
            "unread": unread.count(),
            "placeholder": f"{{poll:{poll.slug}}}",
        }


class WrittenView(PollPage):
    """Free answers, the unread ones first; ticked ones are shown or hidden together."""

    template_name = "wagtailadmin/sms/poll_written.html"
    page_title = _("What people have written")

    def get_page_title(self):
        return self.page_title

    @property
    def state(self) -> str:
        asked = self.request.GET.get("state", "")
        return asked if asked in Vote.Moderation.values else Vote.Moderation.WAITING

    @cached_property
    def written(self):
        votes = Vote.objects.filter(ballot__poll=self.row, moderation=self.state).exclude(text="")
        return votes.select_related("question", "choice", "ballot").order_by("at", "pk")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "poll": self.row,
            "page": Paginator(self.written, A_PAGE).get_page(self.request.GET.get("p")),
            "state": self.state,
            "states": Vote.Moderation.choices,
        }

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        state = request.POST.get("state")
        ticked = [int(vote) for vote in request.POST.getlist("vote")[:A_PAGE] if vote.isdecimal() and len(vote) < 19]
        if state in (Vote.Moderation.SHOWN, Vote.Moderation.HIDDEN):
            done = moderate(poll=self.row, votes=ticked, state=state, by=self.request.user)
            messages.success(
                request, ngettext("%(count)d answer read.", "%(count)d answers read.", done) % {"count": done}
            )
        return redirect(request.get_full_path())


class ExportView(View):
    """All figures as a file for spreadsheets: no number, no person, no group of fewer than ten."""

    request: StaffRequest  # of somebody who is logged in

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        poll = get_object_or_404(own_polls(self.request.user), pk=pk)
        response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{poll.slug}.csv"'
        table = csv.writer(response)
        table.writerows([inert(value) if isinstance(value, str) else value for value in line] for line in lines(poll))
        return response


class PollActView(ActView):
    """Something done to a poll that is the user’s."""

    refusals = (PollError,)

    def rows(self, user: User):
        return own_polls(user)

    def page_of(self, row):
        return page_of(row)


class OpenView(PollActView):
    done = _("It is open: people can answer.")

    def act(self, row):
        open_poll(poll=row, by=self.request.user)
        log(instance=row, action=OPENED, user=self.request.user)
        return row


class CloseView(PollActView):
    done = _("It is closed. You can open it again.")

    def act(self, row):
        close(poll=row, by=self.request.user)
        log(instance=row, action=CLOSED, user=self.request.user)
        return row


urls = [
    path("show/<int:pk>/", PollView.as_view(), name="show"),
    path("written/<int:pk>/", WrittenView.as_view(), name="written"),
    path("export/<int:pk>/", ExportView.as_view(), name="export"),
    path("open/<int:pk>/", OpenView.as_view(), name="open"),
    path("close/<int:pk>/", CloseView.as_view(), name="close"),
]
