"""Bringing in a list of numbers, watching it being worked through, and the report of each row."""

from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views import View
from django.views.generic import FormView, TemplateView
from wagtail.admin.widgets import AdminDateInput

from cms.core.languages import choices
from cms.partners.libraries import PartnerLibrary
from cms.partners.permissions import libraries_of, works_for_whole_network
from cms.users.models import User
from cms.users.requests import OwnRequest
from sms.admin.under_subscribers import UnderSubscribers
from sms.models import ImportRun, Topic
from sms.people.forms.number import country_choices
from sms.people.importing.beginning import PERMISSION, import_numbers
from sms.people.importing.reading import NotAList
from sms.people.importing.results import Result

REFRESH_SECONDS = 3


def seen_runs(user: User) -> QuerySet[ImportRun]:
    """Lists that somebody may look at: officers all, others those that they have brought in for their libraries."""
    if not user.has_perm(PERMISSION):
        return ImportRun.objects.none()
    rows = ImportRun.objects.select_related("library", "by")
    return rows if works_for_whole_network(user) else rows.filter(by=user, library__in=libraries_of(user))


class ImportForm(forms.Form):
    """A list, and the proof that those in it have agreed."""

    file = forms.FileField(
        label=gettext_lazy("List (CSV)"),
        help_text=gettext_lazy(
            "The first line names the columns: number, and if you like language, topics, age, signed."
        ),
    )
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        choices=country_choices,
        help_text=gettext_lazy("Numbers without a country’s code are read as they are dialled there."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=choices)
    library = forms.ModelChoiceField(
        label=gettext_lazy("Library"),
        queryset=PartnerLibrary.objects.none(),
        required=False,
        empty_label=gettext_lazy("The network"),
    )
    topics = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Topics"), queryset=Topic.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    place = forms.CharField(
        label=gettext_lazy("Where the signed papers are kept"),
        max_length=200,
        help_text=gettext_lazy("So that somebody can find the paper of one person."),
    )
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), widget=AdminDateInput)
    wording = forms.CharField(
        label=gettext_lazy("What the paper says"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Word for word: what people have agreed to."),
    )
    of_age = forms.BooleanField(
        label=gettext_lazy("All of them were old enough to agree by themselves, or the list tells their age")
    )

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        library = self.fields["library"]
        assert isinstance(library, forms.ModelChoiceField)  # noqa: S101
        library.queryset = libraries_of(user).order_by("slug")
        library.required = not works_for_whole_network(user)

    def clean_signed_on(self):
        day = self.cleaned_data["signed_on"]
        if day > timezone.now().date():
            raise forms.ValidationError(_("This day is still to come."))
        return day


class ImportView(UnderSubscribers, FormView):
    """Takes a list."""

    request: OwnRequest
    template_name = "wagtailadmin/sms/import.html"
    form_class = ImportForm
    page_title = gettext_lazy("Bring in a list")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def form_valid(self, form):
        entered = {name: value for name, value in form.cleaned_data.items() if name not in ("file", "of_age")}
        try:
            run = import_numbers(content=form.cleaned_data["file"].read(), by=self.request.user, **entered)
        except NotAList as error:
            form.add_error("file", str(error))
            return self.form_invalid(form)
        return redirect("subscribers:run", run.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"runs": seen_runs(self.request.user)[:10]}


class RunView(UnderSubscribers, TemplateView):
    """How far a list has come; the page asks again by itself until it is done."""

    request: OwnRequest
    template_name = "wagtailadmin/sms/import_run.html"
    page_title = gettext_lazy("List of numbers")
    header_icon = "upload"

    @cached_property
    def run(self) -> ImportRun:
        return get_object_or_404(seen_runs(self.request.user), pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if self.run.state != ImportRun.State.DONE:
            response["Refresh"] = str(REFRESH_SECONDS)
        return response

    def get_context_data(self, **kwargs):
        counts = [(result.label, self.run.counts[result]) for result in Result if result in self.run.counts]
        return super().get_context_data(**kwargs) | {
            "run": self.run,
            "counts": counts,
            "has_report": self.run.parts.exists(),
        }


class ImportReportView(View):
    """What became of each row, for thirty days."""

    request: OwnRequest

    def get(self, request, pk: int) -> HttpResponse:
        run = get_object_or_404(seen_runs(self.request.user), pk=pk)
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="list-{run.pk}.csv"'
        response["Cache-Control"] = "no-store"
        response.write("\ufeff" + ",".join([_("Line"), pgettext("phone", "Number"), _("Result")]) + "\r\n")
        for part in run.parts.all():
            response.write(part.text)
        return response
