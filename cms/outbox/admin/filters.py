"""Looking for mails."""

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from cms.outbox import kinds
from cms.outbox.models import Mail, Slot, State
from cms.outbox.models.mail import MailQuerySet


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.name, str(kind.label)) for kind in kinds.every()]


def host_choices() -> list[tuple[str, str]]:
    return [(name, name) for name in Slot.objects.order_by("name").values_list("name", flat=True)]


class MailFilterSet(WagtailFilterSet):
    """By state, kind, mail server and day."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=kind_choices, widget=forms.CheckboxSelectMultiple
    )
    host = django_filters.ChoiceFilter(label=_("Mail server"), choices=host_choices)
    created_at = django_filters.DateFromToRangeFilter(label=_("Written"), widget=DateRangePickerWidget)

    class Meta:
        model = Mail
        fields = ("state", "kind", "host", "created_at")


def matching(mails: MailQuerySet, query: QueryDict, request) -> MailQuerySet:
    """The mails that a list with this query shows on all its pages; none if the query makes no sense."""
    filters = MailFilterSet(query, queryset=mails, request=request)
    if not filters.form.is_valid():
        return mails.none()
    sought = query.get("q", "").replace("\0", "")
    return filters.qs.filter(recipient__icontains=sought) if sought else filters.qs
