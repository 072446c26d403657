"""The log-in history of a colleague, for themselves."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.core.filtering import FilteredList
from cms.users.models import AccountEvent, User
from cms.users.requests import OwnRequest


class OwnHistory(FilteredList):
    """The events of one account, the last first."""

    filters = ()
    per_page = 50

    def __init__(self, query, person: User):
        super().__init__(query)
        self.person = person

    def everything(self):
        return AccountEvent.objects.filter(person=self.person)

    def arranged(self, rows):
        return rows


@require_safe
@never_cache
@login_required
def history(request: OwnRequest) -> HttpResponse:
    """Who has come in with this account, and who has tried; visitors have none."""
    if not request.user.is_colleague:
        raise PermissionDenied
    listing = OwnHistory(request.GET, request.user)
    return render(request, "account/history.html", {"listing": listing, "days_kept": settings.ACCOUNT_HISTORY_DAYS})
