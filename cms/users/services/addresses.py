"""The addresses people log in with."""

from allauth.account.models import EmailAddress
from django.db import transaction

from cms.users.models import User


@transaction.atomic
def confirm_address(*, user: User) -> EmailAddress:
    """Make the user's address their one confirmed log-in address.

    For people whom an administrator enters: allauth knows only addresses of its own table, and would ask a colleague
    to confirm an address that the institution has given them.
    """
    EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
    address, _created = EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )
    return address
