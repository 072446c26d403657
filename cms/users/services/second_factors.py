"""Second factors of others, and all of them at once."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from cms.users.second_factor.sealing import seal_anew

SEALED = {"secret", "seed"}


@transaction.atomic
def reseal_second_factors() -> int:
    """Seal every secret with the present SECRET_KEY; how many people's factors that were.

    Raises cryptography.fernet.InvalidToken, and changes nothing, if no key opens one.
    """
    sealed = list(Authenticator.objects.select_for_update().exclude(type=Authenticator.Type.WEBAUTHN))
    for authenticator in sealed:
        authenticator.data |= {name: seal_anew(authenticator.data[name]) for name in SEALED & authenticator.data.keys()}
    Authenticator.objects.bulk_update(sealed, ["data"], batch_size=500)
    return len(sealed)
