"""allauth's forms of second factors in our words."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from textwrap import wrap

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as allauth
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.fernet import InvalidToken
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.users.forms.entrance import PlainFields, western_digits
from cms.users.models import User
from cms.users.second_factor.codes import spend

logger = logging.getLogger(__name__)

NOT_ACCEPTED = _("The passkey was not accepted. Try once more, or take another way.")
# What fido2 raises when it reads what no browser has written.
MALFORMED = (AttributeError, IndexError, KeyError, TypeError, ValueError)
LOST_KEY = _("Your codes can no longer be checked here. Ask an administrator to take your second factor away.")


class CodeField(PlainFields):
    """A field for a code, in the digits of any script."""

    cleaned_data: dict[str, str]

    def reword(self):
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs |= {"class": "code", "inputmode": "numeric", "dir": "ltr"}

    def clean_code(self) -> str:
        self.cleaned_data["code"] = western_digits(self.cleaned_data["code"])
        return super().clean_code()  # type: ignore[misc]


class GoodOnce(CodeField):
    """A code of the app or a recovery code, each good once, also when it comes twice at the same time."""

    user: User
    authenticator: Authenticator
    _emit_authentication_failed: Callable[[Authenticator], None]

    @cached_property
    def kinds(self) -> set[str]:
        """What this person has to show: names of Authenticator.Type."""
        return set(Authenticator.objects.filter(user=self.user).values_list("type", flat=True))

    def clean_code(self) -> str:
        # A refusal ends the transaction like a success: what the history of the account says of it stays.
        with transaction.atomic():
            # Whoever comes second waits here, and finds the code used.
            list(Authenticator.objects.select_for_update().filter(user=self.user))
            code, refusal = self.check_code()
        if refusal:
            raise refusal
        return code

    def check_code(self) -> tuple[str, ValidationError | None]:
        """The code, and why it does not count if it does not."""
        try:
            code = super().clean_code()
            self.refuse_used(code)
        except InvalidToken:
            logger.exception("No key of this site opens the second factor of %s", self.user.email)
            return "", ValidationError(LOST_KEY)
        except ValidationError as refusal:
            return "", refusal
        return code, None

    def refuse_used(self, code: str) -> None:
        if self.authenticator.type == Authenticator.Type.TOTP:
            self.authenticator.refresh_from_db(fields=["data"])
            if not spend(self.authenticator, code):
                self._emit_authentication_failed(self.authenticator)
                raise get_adapter().validation_error("incorrect_code")


class AuthenticateForm(GoodOnce, allauth.AuthenticateForm):
    """The code that completes a log-in."""


class ReauthenticateForm(GoodOnce, allauth.ReauthenticateForm):
    """The code that shows, later on, that it is still the same person."""


class ActivateTOTPForm(CodeField, totp.ActivateTOTPForm):
    """The first code of an app."""

    @property
    def secret_to_type(self) -> str:
        """The secret in groups of four, as one types it; apps do without the spaces."""
        return " ".join(wrap(self.secret, 4))

    def reword(self):
        super().reword()
        self.fields["code"].label = _("Code that the app shows")


@contextmanager
def said_plainly() -> Iterator[None]:
    """Refuse in our words what is not the right passkey, or none; allauth speaks of codes, and fails at junk."""
    try:
        yield
    except (*MALFORMED, ValidationError) as refusal:
        if getattr(refusal, "code", "incorrect_code") != "incorrect_code":
            raise
        raise ValidationError(NOT_ACCEPTED) from refusal


class PasskeyField:
    """What a passkey has answered, which nobody types."""

    def clean_credential(self) -> Authenticator:
        with said_plainly():
            return super().clean_credential()  # type: ignore[misc]


class AuthenticateWebAuthnForm(PasskeyField, webauthn.AuthenticateWebAuthnForm):
    """The passkey that completes a log-in."""


class ReauthenticateWebAuthnForm(PasskeyField, webauthn.ReauthenticateWebAuthnForm):
    """The passkey that shows, later on, that it is still the same person."""


class LoginWebAuthnForm(PasskeyField, webauthn.LoginWebAuthnForm):
    """The passkey that logs in by itself."""


class NamedPasskey(PlainFields):
    """A name to tell passkeys apart by."""

    def reword(self):
        self.fields["name"].label = _("Name")
        self.fields["name"].max_length = 60
        self.fields["name"].help_text = _("To tell your passkeys apart, for example the phone it is kept on.")


class AddWebAuthnForm(NamedPasskey, webauthn.AddWebAuthnForm):
    """A new passkey; each of ours can also be used without a password, so nothing has to be chosen."""

    def reword(self):
        super().reword()
        self.fields.pop("passwordless", None)

    def clean(self):
        with said_plainly():
            return super().clean()


class EditWebAuthnForm(NamedPasskey, webauthn.EditWebAuthnForm):
    """Another name for a passkey."""
