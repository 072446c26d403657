"""What an editor sees of a broadcast while it is written; the page asks for it anew when somebody stops typing."""

from typing import ClassVar

from django.http import HttpResponse
from django.shortcuts import render
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from cms.core import countries
from cms.core.languages import LANGUAGES
from cms.users.requests import StaffRequest
from sms.admin.broadcast_form import BroadcastForm, missing, schedule_of
from sms.admin.dates import leavings
from sms.admin.preview import Reader, Shown, show_all
from sms.broadcasts import anchors
from sms.gateways import routing
from sms.models import Broadcast
from sms.numbers.countries import table
from sms.polls.placeholder import not_open


def reader_of(cleaned: dict, country: str = "") -> Reader:
    """For whom the texts of a form are shown."""
    return Reader(
        routes=routing.table(),
        sender=cleaned.get("sender"),
        library=cleaned.get("library"),
        country=country if country in table() else "",
        anchor=anchors.moment(cleaned.get("anchor") or ""),
    )


def shown_of(broadcast: Broadcast) -> dict[str, Shown]:
    """A broadcast as it is saved."""
    return show_all(reader_of(saved_in(broadcast)), broadcast.texts)


def saved_in(broadcast: Broadcast) -> dict:
    """What its texts depend on."""
    return {name: getattr(broadcast, name) for name in ("sender", "library", "texts", "anchor")}


def parts_of(form: BroadcastForm, country: str = "") -> dict:
    """What a page shows beside the fields of a form."""
    values = form.cleaned_data if form.is_bound else saved_in(form.instance)
    broadcast = planned(form)
    shown = show_all(reader_of(values, country), values.get("texts", {}))
    dates, problem = leavings(broadcast)
    form.fields["texts"].widget.shown = shown
    return {
        "lines": [(language, shown.get(language.tag)) for language in LANGUAGES],
        "closed_polls": not_open(values.get("texts") or {}),
        "dates": dates,
        "dates_problem": problem,
        "own_clock": broadcast.own_clock,
        "placeholders": placeholders(values.get("anchor")),
        "countries": [(code, countries.name(code)) for code in table()],
    }


def placeholders(anchor: str | None) -> list[str]:
    """What texts may say of the dated thing that they are about."""
    dated = anchors.moment(anchor or "")
    return sorted({name for values in dated.values.values() for name in values}) if dated else []


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
