"""People who log in."""

import factory
from factory.django import DjangoModelFactory

from cms.users.models import User


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda number: f"reader{number}@example.org")
    name = "Reader"


class AdministratorFactory(UserFactory):
    is_staff = True
    is_superuser = True
