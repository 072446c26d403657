"""People who log in."""

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from cms.users.models import User
from cms.users.services import confirm_address

PASSWORD = "a long enough password"


class UserFactory(DjangoModelFactory):
    """Someone with a confirmed address and PASSWORD; `roles` names groups."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda number: f"reader{number}@example.org")
    name = "Reader"
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def address(self, create, extracted, **kwargs):
        confirm_address(user=self)

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        if extracted:
            self.groups.set(Group.objects.filter(name__in=extracted))


class AdministratorFactory(UserFactory):
    is_staff = True
    is_superuser = True
