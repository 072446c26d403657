"""Telling new colleagues that they may log in."""

from django.conf import settings
from django.urls import reverse

from cms.outbox.letters import post_letter
from cms.outbox.models import Mail
from cms.users.models import User


def invite(*, user: User, by: User) -> Mail:
    """Write to someone the address at which they log in, in their language."""
    address = f"{settings.PUBLIC_URL}{reverse('account_request_login_code')}?lang={user.language}"
    (mail,) = post_letter(
        subject="mail/invitation_subject.txt",
        text="mail/invitation.txt",
        to=user.email,
        language=user.language,
        context={"user": user, "by": by, "login_url": address},
        cause=f"invitation:{user.pk}",
        key=f"invitation {user.pk}",
    )
    return mail
