"""Who works for which library, and what of the rows that are no pages they may touch.

Pages and files have Wagtail's own permissions, which `cms.partners.services.teams` grants to each team.
"""

from operator import attrgetter

from django.db.models import Model, Q, QuerySet
from wagtail.models import GroupCollectionPermission
from wagtail.permission_policies import ModelPermissionPolicy

from cms.partners.libraries import PartnerLibrary
from cms.partners.libraries.library import LibraryQuerySet
from cms.users.models import User

WHOLE_NETWORK = "partners.change_partnerlibrary"


def works_for_whole_network(user: User) -> bool:
    """Whether somebody is responsible for every library: officers, administrators, superusers."""
    return user.has_perm(WHOLE_NETWORK)


def libraries_of(user: User) -> LibraryQuerySet:
    """The libraries somebody works for: all, or those of their teams with the libraries below them."""
    if works_for_whole_network(user):
        return PartnerLibrary.objects.all()
    return PartnerLibrary.objects.filter(
        team__collection__in=file_rights().filter(group__user=user).values("collection")
    )


def team_members(library: PartnerLibrary | None) -> QuerySet[User]:
    """Those who work for a library: its team and the teams of the libraries above it."""
    rights = file_rights().filter(collection__partner_team__library=library)
    return User.objects.filter(groups__in=rights.values("group"))


def file_rights() -> QuerySet[GroupCollectionPermission]:
    """Whoever may add files for a library works for it, which `apply_rights` decides for every team."""
    return GroupCollectionPermission.objects.filter(
        permission__codename="add_image", collection__partner_team__isnull=False
    )


class PartnerPermissionPolicy(ModelPermissionPolicy):
    """Rows that belong to a library: with the permission on the model, a team has its own, officers have all.

    `library` names the foreign key that leads to the library, with `__` across several models. Rows without a library
    belong to the network and thus to officers. Wagtail's generic views ask about the model only when they open a row:
    take the row from `instances_user_has_any_permission_for`.
    """

    def __init__(self, model: type[Model] | str, library: str = "library"):
        super().__init__(model)
        self.library = library

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        return self.user_has_permission(user, action) and self.is_theirs(user, instance)

    def is_theirs(self, user: User, instance: Model) -> bool:
        """Whether a row belongs to a library that the user works for."""
        if works_for_whole_network(user):
            return True
        library = self.library_of(instance)
        return library is not None and libraries_of(user).filter(pk=library.pk).exists()

    def library_of(self, instance: Model) -> PartnerLibrary | None:
        """The library that a row belongs to."""
        return attrgetter(self.library.replace("__", "."))(instance)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        return self.narrow(super().instances_user_has_any_permission_for(user, actions), user)

    def narrow(self, rows: QuerySet, user: User) -> QuerySet:
        """Of some rows, those of the libraries that the user works for."""
        if works_for_whole_network(user):
            return rows
        return rows.filter(**{f"{self.library}__in": libraries_of(user)})

    def users_with_any_permission_for_instance(self, actions, instance) -> QuerySet:
        network = ModelPermissionPolicy(PartnerLibrary).users_with_permission("change")
        team = team_members(self.library_of(instance))
        return self.users_with_any_permission(actions).filter(Q(pk__in=network) | Q(pk__in=team))
