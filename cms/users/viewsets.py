"""Wagtail's admin of people and groups: one name, no user name, and nobody reaches more than they already have."""

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, ProtectedError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BooleanColumn, BulkActionsCheckboxColumn, Column, DateColumn
from wagtail.admin.widgets.button import Button
from wagtail.users.views import groups as wagtail_groups
from wagtail.users.views import users as wagtail_users

from cms.outbox.letters import sparing
from cms.users.authority import GroupPolicy, PeoplePolicy, may_manage, may_take_second_factor_away
from cms.users.forms.groups import GroupForm
from cms.users.forms.people import KnownPersonForm, NewPersonForm
from cms.users.forms.roles import roles_first
from cms.users.models import User
from cms.users.models.people import ERASED_DOMAIN
from cms.users.roles import label
from cms.users.second_factor.owed import factors_of
from cms.users.services import invite


def role_names(person: User) -> str:
    """Someone's roles and teams, as a list shows them."""
    names = [label(group.name) for group in person.groups.all()]
    return ", ".join([gettext("Every right there is"), *names] if person.is_superuser else names)


class IndexView(wagtail_users.IndexView):
    """Everybody who may log in."""

    @cached_property
    def columns(self):
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="user"),
            self._get_title_column_class(wagtail_users.UserColumn)(
                "name",
                accessor=str,
                label=pgettext_lazy("person", "Name"),
                sort_key="name",
                get_url=self.get_edit_url,
                classname="name",
            ),
            Column("email", label=_("E-mail"), sort_key="email"),
            Column("roles", accessor=role_names, label=_("Roles and teams")),
            BooleanColumn("is_active", label=_("Active"), sort_key="is_active"),
            BooleanColumn("has_second_factor", label=_("Second factor")),
            DateColumn("last_login", label=_("Last log-in"), sort_key="last_login"),
        ]

    def get_base_queryset(self):
        people = super().get_base_queryset().exclude(email__endswith=f"@{ERASED_DOMAIN}")
        people = people.annotate(has_second_factor=Exists(factors_of(OuterRef("pk"))))
        return people.prefetch_related(Prefetch("groups", roles_first(Group.objects.all())))

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering)

    def get_edit_url(self, instance):
        return super().get_edit_url(instance) if may_manage(actor=self.request.user, person=instance) else None

    def get_delete_url(self, instance):
        return super().get_delete_url(instance) if may_manage(actor=self.request.user, person=instance) else None


class CreateView(wagtail_users.CreateView):
    """A new colleague, who gets an invitation."""

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"actor": self.request.user}

    def save_instance(self):
        person = super().save_instance()
        invited = None
        with sparing(f"invitation:{person.pk}"):
            invited = invite(user=person, by=self.request.user)
        if not invited:
            messages.warning(self.request, gettext("The invitation could not be mailed. Tell them to log in by code."))
        return person


class ManagedMixin:
    """Only whoever may manage this person gets in."""

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if not may_manage(actor=request.user, person=self.get_object()):
            raise PermissionDenied


class EditView(ManagedMixin, wagtail_users.EditView):
    """Someone who is there already."""

    @cached_property
    def header_more_buttons(self):
        return [*super().header_more_buttons, *self.second_factor_buttons()]

    def second_factor_buttons(self) -> list[Button]:
        """What an administrator does for somebody who has lost theirs."""
        if not may_take_second_factor_away(actor=self.request.user, person=self.object):
            return []
        url = reverse("users_second_factor", args=[self.object.pk])
        return [Button(gettext("Take the second factor away"), url=url, icon_name="key", priority=30)]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"actor": self.request.user}


class DeleteView(ManagedMixin, wagtail_users.DeleteView):
    """Someone who should never have been there; who leaves is made inactive."""


class UserViewSet(wagtail_users.UserViewSet):
    """People in the admin."""

    ordering = "name"
    index_view_class = IndexView
    add_view_class = CreateView
    edit_view_class = EditView
    delete_view_class = DeleteView
    copy_view_enabled = False

    @property
    def permission_policy(self):
        return PeoplePolicy(User)

    def get_form_class(self, for_update=False):
        return KnownPersonForm if for_update else NewPersonForm


class GroupDeleteView(wagtail_groups.DeleteView):
    """Deletes a group that nothing depends on."""

    def dispatch(self, request, *args, **kwargs):
        if not self.user_has_permission_for_instance("delete", self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ProtectedError:
            messages.error(self.request, gettext("This is the team of a library and stays as long as the library."))
            return redirect(self.get_success_url())


class GroupViewSet(wagtail_groups.GroupViewSet):
    """Roles and teams in the admin."""

    delete_view_class = GroupDeleteView

    @property
    def permission_policy(self):
        return GroupPolicy(self.model)

    def get_form_class(self, for_update=False):
        return GroupForm
