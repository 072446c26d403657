"""What an audience can be narrowed by; other apps register more."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core.ages import AgeBand
from cms.core.countries import name as country_name
from cms.core.languages import choices as languages
from cms.partners.permissions import libraries_of
from cms.users.models import User
from sms.models import Subscriber


@dataclass(frozen=True, slots=True)
class Filter:
    """One question about the audience. `narrow` takes subscribers and what the field answered, as JSON keeps it."""

    name: str
    label: str | Promise
    form_field: Callable[[User], forms.Field]
    narrow: Callable[[QuerySet, Any], QuerySet]


_filters: dict[str, Filter] = {}
EMPTY = (None, "", [])


def register(new: Filter) -> None:
    """Make a filter known; called in `AppConfig.ready()`."""
    _filters[new.name] = new


def every() -> list[Filter]:
    """All filters, in the order in which they were registered."""
    return list(_filters.values())


def unknown(values: Mapping[str, Any]) -> list[str]:
    """Names of filters in these values that no app knows any more."""
    return [name for name, value in values.items() if value not in EMPTY and name not in _filters]


def narrow(people: QuerySet, values: Mapping[str, Any]) -> QuerySet:
    """The people whom all of these values leave. Raises KeyError for a filter that no app knows (any more): without
    it a text for few would go to all."""
    for name, value in values.items():
        if value not in EMPTY:
            people = _filters[name].narrow(people, value)
    return people


def one_of(field: str) -> Callable[[QuerySet, Any], QuerySet]:
    """Narrows to those whose field has one of the values."""
    return lambda people, values: people.filter(**{f"{field}__in": values})


def several(label: Promise, choices: Callable[[User], list[tuple[str, Any]]]) -> Callable[[User], forms.Field]:
    """A field of which any number of choices can be ticked."""
    return lambda user: forms.MultipleChoiceField(
        label=str(label), choices=choices(user), required=False, widget=forms.CheckboxSelectMultiple
    )


def countries(user: User) -> list[tuple[str, str]]:
    codes = Subscriber.objects.exclude(country="").order_by().values_list("country", flat=True).distinct()
    return sorted(((code, country_name(code)) for code in codes), key=lambda pair: pair[1])


def libraries(user: User) -> list[tuple[str, str]]:
    return [(str(library.pk), str(library)) for library in libraries_of(user).distinct()]


def simple(name: str, label: Promise, field: str, choices: Callable[[User], list[tuple[str, Any]]]) -> Filter:
    return Filter(name, label, several(label, choices), one_of(field))


BUILT_IN = (
    simple("languages", _("Languages"), "language", lambda user: languages()),
    simple("countries", _("Countries"), "country", countries),
    simple("libraries", _("Home library"), "library", libraries),
    simple("age_bands", _("Ages"), "age_band", lambda user: list(AgeBand.choices)),
)
for _each in BUILT_IN:
    register(_each)
