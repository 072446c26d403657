"""Groups as one chooses them: by the name of the role and what it is for."""

from django import forms
from django.contrib.auth.models import Group
from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from cms.users.roles import LABELS


def roles_first(groups: QuerySet[Group]) -> QuerySet[Group]:
    """Groups in the order in which they are offered: the roles, then the teams of the libraries."""
    places = [When(name=name, then=Value(place)) for place, name in enumerate(LABELS)]
    return groups.order_by(Case(*places, default=Value(len(LABELS))), "name")


class ExplainedMixin:
    """Says of each role what it is for."""

    def label_from_instance(self, group: Group) -> str:
        return ": ".join(str(text) for text in LABELS.get(group.name, [group.name]))


class RoleField(ExplainedMixin, forms.ModelChoiceField):
    """One group."""


class RolesField(ExplainedMixin, forms.ModelMultipleChoiceField):
    """Groups as boxes to tick."""

    widget = forms.CheckboxSelectMultiple


class RoleForm(forms.Form):
    """The group that several people get at once; who gives it decides what is offered."""

    role = RoleField(label=_("Role or team"), queryset=Group.objects.none())
