"""Where one is logged in, and how to end it there."""

from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.users.forms.own import NothingForm
from cms.users.requests import OwnRequest
from cms.users.services import end_sessions, open_sessions, seen_sessions
from cms.users.views.own import OwnFormView


@require_safe
@never_cache
@login_required
def sessions(request: OwnRequest) -> HttpResponse:
    """Every device on which one is logged in; this one first."""
    found = seen_sessions(open_sessions(request.user), current=request.session.session_key)
    return render(request, "account/sessions.html", {"sessions": found})


class EndSession(OwnFormView):
    """Asks whether, and ends one session; somebody else's is not there."""

    template_name = "account/session_end.html"
    form_class = NothingForm
    success_url = reverse_lazy("account_sessions")
    done = _("That device is logged out.")

    def chosen(self) -> UserSession:
        others = open_sessions(self.request.user).exclude(session_key=self.request.session.session_key)
        return get_object_or_404(others, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs):
        (session,) = seen_sessions([self.chosen()], current="")
        return super().get_context_data(**kwargs) | {"session": session}

    def form_valid(self, form):
        end_sessions(person=self.request.user, sessions=[self.chosen()], request=self.request)
        return super().form_valid(form)


class EndOtherSessions(OwnFormView):
    """Asks whether, and ends all sessions but this."""

    template_name = "account/sessions_end.html"
    form_class = NothingForm
    success_url = reverse_lazy("account_sessions")
    done = _("All other devices are logged out.")

    def form_valid(self, form):
        others = open_sessions(self.request.user).exclude(session_key=self.request.session.session_key)
        end_sessions(person=self.request.user, sessions=others, request=self.request)
        return super().form_valid(form)
