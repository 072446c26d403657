"""What can be done to several people at once, narrowed like what can be done to one."""

from django.db.models import Q
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction
from wagtail.users.views.bulk_actions.user_bulk_action import UserBulkAction

from cms.users.authority import assignable_roles, may_manage
from cms.users.forms.roles import RoleForm, roles_first
from cms.users.models import User


class Managed(UserBulkAction):
    """Leaves out whom one may not manage; "all" means all that were found."""

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and may_manage(actor=self.request.user, person=obj)

    def get_all_objects_in_listing_query(self, parent_id):
        sought = self.request.GET.get("q", "")
        found = User.objects.filter(Q(name__icontains=sought) | Q(email__icontains=sought))
        return found.values_list("pk", flat=True)


class AssignRole(Managed, AssignRoleBulkAction):
    """Gives a role to several people, not to oneself."""

    form_class = RoleForm

    def check_perm(self, obj: User) -> bool:
        return super().check_perm(obj) and obj != self.request.user

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        form.fields["role"].queryset = roles_first(assignable_roles(self.request.user))
        return form


class Delete(Managed, DeleteBulkAction):
    """Deletes several people."""


class SetActiveState(Managed, SetActiveStateBulkAction):
    """Lets several people in, or keeps them out."""
