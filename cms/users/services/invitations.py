"""Telling new colleagues that they may log in."""

from django.conf import settings
from django.urls import reverse

from cms.core.letters import compose, deliver
from cms.users.models import User


def invite(*, user: User, by: User) -> bool:
    """Send someone the address at which they log in, in their language; False if the mail could not be sent."""
    address = f"{settings.PUBLIC_URL}{reverse('account_request_login_code')}?lang={user.language}"
    letter = compose(
        subject="mail/invitation_subject.txt",
        text="mail/invitation.txt",
        to=user.email,
        language=user.language,
        context={"user": user, "by": by, "login_url": address},
    )
    return deliver([letter]) == 1
