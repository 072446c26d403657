"""Making an account: an address, and a name if one likes."""

from allauth.account import app_settings
from allauth.account import forms as allauth
from allauth.account.models import EmailAddress
from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.users.forms.entrance import PlainFields
from cms.users.models import User


class SignupForm(PlainFields, allauth.SignupForm):
    """As little as possible: no password before it is known whose the address is, no date of birth, ever.

    Whoever signs up with somebody else's address has nothing: the account is empty, cannot be entered without the code
    from the mail, and is forgotten after UNCONFIRMED_DAYS.
    """

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        help_text=_("May stay empty. A first name is enough; we greet you with it in mails."),
    )
    field_order = ["email", "name"]

    def reword(self):
        self.fields["email"].label = _("E-mail")
        self.fields["email"].help_text = _("We send a code to it.")
        del self.fields["password1"]
        trap = self.fields[app_settings.SIGNUP_FORM_HONEYPOT_FIELD]
        trap.label = _("Leave this empty")
        trap.widget = forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})

    @property
    def trap(self) -> forms.BoundField:
        """The field that only machines fill in."""
        return self[app_settings.SIGNUP_FORM_HONEYPOT_FIELD]

    def visible_fields(self):
        return [field for field in super().visible_fields() if field.name != self.trap.name]

    def validate_unique_email(self, value):
        email = super().validate_unique_email(value)
        self.waiting = unconfirmed_visitor(email) if self.account_already_exists else None
        return email

    def try_save(self, request):
        """Go on with who has begun before, and let the later of two that come at once find the earlier."""
        if self.waiting and not self.trap.data:
            return self.waiting, None
        try:
            with transaction.atomic():
                return super().try_save(request)
        except IntegrityError:
            self.account_already_exists = True
            return super().try_save(request)

    def signup(self, request, user):
        """allauth's place for what is ours: the name, and the language of the page."""
        user.name, user.language = self.cleaned_data["name"], request.LANGUAGE_CODE
        user.save(update_fields=["name", "language"])


def unconfirmed_visitor(email: str) -> User | None:
    """Who has signed up with this address and not yet entered the code."""
    address = EmailAddress.objects.filter(email__iexact=email, verified=False, user__last_login=None).first()
    return address.user if address and address.user.email == address.email else None
