"""What an editor sees of a broadcast while it is written; the page asks for it anew when somebody stops typing."""

from typing import ClassVar

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.core import countries
from cms.core.languages import LANGUAGES
from cms.users.requests import StaffRequest
from sms.admin.broadcast_form import BroadcastForm, missing, schedule_of
from sms.admin.dates import leavings
from sms.admin.preview import Reader, show_all
from sms.gateways import routing
from sms.models import Broadcast
from sms.numbers.countries import table


def reader_of(cleaned: dict, country: str = "") -> Reader:
    """For whom the texts of a form are shown."""
    return Reader(
        routes=routing.table(),
        address=settings.PUBLIC_URL.rstrip("/") + "/",
        sender=cleaned.get("sender"),
        library=cleaned.get("library"),
        country=country if country in table() else "",
    )


def parts_of(form: BroadcastForm, country: str = "") -> dict:
    """What a page shows beside the fields of a form."""
    saved = {name: getattr(form.instance, name) for name in ("sender", "library", "texts")}
    values = form.cleaned_data if form.is_bound else saved
    broadcast = planned(form)
    shown = show_all(reader_of(values, country), values.get("texts", {}))
    dates, problem = leavings(broadcast)
    form.fields["texts"].widget.shown = shown
    return {
        "lines": [(language, shown.get(language.tag)) for language in LANGUAGES],
        "dates": dates,
        "dates_problem": problem,
        "own_clock": broadcast.own_clock,
        "countries": [(code, countries.name(code)) for code in table()],
    }


def planned(form: BroadcastForm) -> Broadcast:
    """When it would leave by what the form says so far; without a way of leaving as long as something is missing."""
    if not form.is_bound:
        return form.instance
    complete = not missing(form.cleaned_data) and "zone" in form.cleaned_data
    return Broadcast(**schedule_of(form.cleaned_data)) if complete else Broadcast()


class PreviewView(PermissionCheckedMixin, View):
    """Answers the parts of the editor that follow from the form, whatever is still missing in it. Saves nothing."""

    any_permission_required: ClassVar = ["add", "change"]
    request: StaffRequest  # of somebody who is logged in

    def post(self, request: StaffRequest) -> HttpResponse:
        form = BroadcastForm(request.POST, for_user=request.user)
        form.is_valid()
        parts = parts_of(form, request.POST.get("country", ""))
        return render(request, "wagtailadmin/sms/parts.html", parts)
