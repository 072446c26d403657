"""What administrators enter about a person: one address, one name, a language, roles."""

from typing import cast

from django import forms
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from cms.users.authority import assignable_roles
from cms.users.forms.roles import RolesField, roles_first
from cms.users.models import AccountEvent, User
from cms.users.services.addresses import confirm_address
from cms.users.services.history import record
from cms.users.services.sessions import end_sessions, open_sessions

OPENS_ADMIN = {"permissions__content_type__app_label": "wagtailadmin", "permissions__codename": "access_admin"}
FIELDS = ["email", "name", "language", "is_superuser", "groups"]
ORDER = ["email", "name", "language", "groups", "is_superuser", "is_active", "password1", "password2"]


class PersonForm(forms.ModelForm):
    """Wagtail's form without first and last name, narrowed to what the one who fills it in may decide.

    `actor` is that one. Saving makes the address the person's confirmed log-in address.
    """

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("E-mail"), help_text=_("With it one logs in, by password or by a code sent to it.")
    )
    groups = RolesField(
        label=_("Roles and teams"),
        queryset=Group.objects.none(),
        required=False,
        help_text=_("Whoever writes for a library needs the role “Partner editors” and the library’s team."),
    )
    is_superuser = forms.BooleanField(
        label=_("Every right there is"), required=False, help_text=_("For whoever runs the server.")
    )

    def __init__(self, *args, actor: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.order_fields(ORDER)
        self.actor = actor
        self.fields["language"].help_text = _("Of this admin and of the mails this person gets.")
        groups = cast(forms.ModelMultipleChoiceField, self.fields["groups"])
        groups.queryset = roles_first(assignable_roles(actor))
        groups.disabled = actor == self.instance
        if not actor.is_superuser:
            self.fields.pop("is_superuser", None)
        if not actor.is_administrator:
            self.leave_identity_alone()

    @property
    def password_enabled(self) -> bool:
        return "password1" in self.fields

    def leave_identity_alone(self) -> None:
        """Whoever sets somebody's address or password can log in as them: that is for administrators."""
        self.fields["email"].disabled = self.instance.pk is not None
        for name in ("password1", "password2"):
            self.fields.pop(name, None)

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        if User.objects.filter(email__iexact=email).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("There is already a user with this e-mail address."))
        return email

    def clean_groups(self) -> QuerySet[Group]:
        """The groups that were ticked, and those which the person has and the actor may not take away."""
        if self.fields["groups"].disabled:
            return self.instance.groups.all()
        chosen = self.cleaned_data["groups"]
        if chosen and not chosen.filter(**OPENS_ADMIN).exists():
            raise forms.ValidationError(_("Choose a role as well: a team alone does not open this admin."))
        return Group.objects.filter(pk__in=[group.pk for group in [*chosen, *self.untouchable()]])

    def untouchable(self) -> list[Group]:
        if self.instance.pk is None:
            return []
        return list(self.instance.groups.exclude(pk__in=assignable_roles(self.actor).values("pk")))

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=commit)
        if commit:
            confirm_address(user=user)
        return user


class NewPersonForm(PersonForm, UserCreationForm):
    """A new colleague; without a password they log in by code."""

    class Meta(UserCreationForm.Meta):
        fields = FIELDS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "password1" in self.fields:
            self.fields["password1"].help_text = _("May stay empty: codes sent by mail do without.")

    def save(self, commit: bool = True) -> User:
        if not self.cleaned_data.get("password1"):
            self.instance.set_unusable_password()
        return super().save(commit=commit)


class KnownPersonForm(PersonForm, UserEditForm):
    """Someone who is there already."""

    class Meta(UserEditForm.Meta):
        fields = [*FIELDS, "is_active"]

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=commit)
        if commit and self.cleaned_data.get("password1"):
            record(AccountEvent.Kind.PASSWORD_CHANGED, person=user)
        if commit and (self.cleaned_data.get("password1") or not user.is_active):
            end_sessions(person=user, sessions=open_sessions(user))
        return user
