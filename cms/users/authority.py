"""Who may do what to whose account: nobody may reach, by editing people, more than they already have."""

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from cms.users.models import User
from cms.users.roles import ADMINISTRATORS, LABELS

RIGHTS_OVER_PEOPLE = Q(permissions__content_type__app_label__in=["auth", "users"])


def may_manage(*, actor: User, person: User) -> bool:
    """Superusers are managed by superusers alone, administrators by administrators, everybody else by whoever may."""
    if person.is_superuser:
        return actor.is_superuser
    return actor.is_administrator or not person.is_administrator


def may_take_second_factor_away(*, actor: User, person: User) -> bool:
    """Administrators, like everything that decides who can log in as whom; one's own one gives up on one's account."""
    return actor != person and actor.is_administrator and may_manage(actor=actor, person=person)


def assignable_roles(actor: User) -> QuerySet[Group]:
    """The groups that someone may give to others or take from them."""
    if actor.is_administrator:
        return Group.objects.all()
    return Group.objects.exclude(name=ADMINISTRATORS).exclude(pk__in=Group.objects.filter(RIGHTS_OVER_PEOPLE))


class PeoplePolicy(ModelPermissionPolicy):
    """Wagtail's rights on users, narrowed for each person."""

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and may_manage(actor=user, person=instance)


class GroupPolicy(ModelPermissionPolicy):
    """Groups are for administrators: whoever edits them can give any right to their own. The roles stay."""

    def user_has_permission(self, user, action):
        return super().user_has_permission(user, action) and user.is_administrator

    def user_has_any_permission(self, user, actions):
        return super().user_has_any_permission(user, actions) and user.is_administrator

    def user_has_permission_for_instance(self, user, action, instance):
        is_role = instance.name in LABELS
        return self.user_has_permission(user, action) and not (is_role and action == "delete")
