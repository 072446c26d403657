"""Looking for messages."""

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from cms.outbox import kinds
from cms.outbox.models import State
from sms.models import Message
from sms.models.message import Delivery, MessageQuerySet


def kind_choices() -> list[tuple[str, str]]:
    return [(kind.name, str(kind.label)) for kind in kinds.every(Message.medium)]


class MessageFilterSet(WagtailFilterSet):
    """By state, delivery, kind, sender, segments and day."""

    state = django_filters.MultipleChoiceFilter(
        label=_("State"), choices=State.choices, widget=forms.CheckboxSelectMultiple
    )
    delivery = django_filters.MultipleChoiceFilter(
        label=_("Delivery"),
        choices=[choice for choice in Delivery.choices if choice[0]],
        widget=forms.CheckboxSelectMultiple,
    )
    kind = django_filters.MultipleChoiceFilter(
        label=_("Kind"), choices=kind_choices, widget=forms.CheckboxSelectMultiple
    )
    price__gte = django_filters.NumberFilter(
        label=_("Price of a segment from"), field_name="price", lookup_expr="gte", widget=forms.NumberInput
    )
    created_at = django_filters.DateFromToRangeFilter(label=_("Written"), widget=DateRangePickerWidget)

    class Meta:
        model = Message
        fields = ("state", "delivery", "kind", "sender", "dispatch", "price__gte", "created_at")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Reached by the page of a dispatch; a list of all of them would be long.
        self.form.fields["dispatch"].widget = forms.HiddenInput()


def matching(messages: MessageQuerySet, query: QueryDict, request) -> MessageQuerySet:
    """The messages that a list with this query shows on all its pages; none if the query makes no sense."""
    filters = MessageFilterSet(query, queryset=messages, request=request)
    if not filters.form.is_valid():
        return messages.none()
    sought = query.get("q", "").replace("\0", "")
    return filters.qs.filter(phone__icontains=sought) if sought else filters.qs
