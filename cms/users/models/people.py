"""People who log in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.search import index

from cms.core import languages
from cms.core.personal_data import Person
from cms.users.roles import ADMINISTRATORS

# RFC 2606: no mail ever goes to a name that ends in this.
ERASED_DOMAIN = "erased.invalid"


class UserManager(BaseUserManager["User"]):
    """Makes people by their e-mail address."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A person who may log in; without a password, by a code sent by mail."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """A person who may do everything; the command of that name also confirms their address."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(index.Indexed, AbstractUser):
    """Someone with an e-mail address, which is also what they log in with.

    One field holds the whole name: people of our countries write it in orders that do not split into two.
    """

    # None is how Django takes a field of an abstract model away; the types do not know of it.
    username = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(pgettext_lazy("person", "name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"),
        max_length=12,
        choices=languages.choices(),
        default=languages.DEFAULT.tag,
        help_text=_("Of the mails this person gets."),
    )
    phone = PhoneNumberField(_("phone"), max_length=16, blank=True, default="", db_default="")
    # Until a code has come back from it a number is nobody's: it is not used, and others may enter it too.
    phone_confirmed_at = models.DateTimeField(_("phone confirmed"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    search_fields = [
        index.AutocompleteField("name"),
        index.AutocompleteField("email"),
        # What the list of people is narrowed by while one searches it.
        *(index.FilterField(name) for name in ("email", "is_active", "is_superuser", "last_login")),
    ]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="users_user_email_unique",
                violation_error_message=_("There is already a user with this e-mail address."),
            ),
        ]

    def __str__(self) -> str:
        return gettext("Former account") if self.is_erased else self.name or self.email

    @property
    def first_name(self) -> str:  # type: ignore[override]
        """The name: this is what Wagtail's menu calls a person by."""
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name, as Wagtail and Django show it."""
        return gettext("Former account") if self.is_erased else self.name

    def get_short_name(self) -> str:
        return self.name

    @cached_property
    def is_administrator(self) -> bool:
        """Whether they have the role of administrators, or every right there is."""
        return self.is_superuser or any(group.name == ADMINISTRATORS for group in self.groups.all())

    @cached_property
    def is_colleague(self) -> bool:
        """Whether they work here, that is, may enter the admin; everybody else with an account is a visitor."""
        return self.has_perm("wagtailadmin.access_admin")

    def as_data_subject(self) -> Person:
        """By what the apps of this site know them; a number that may be somebody else's is not among it."""
        phone = self.phone.as_e164 if self.phone and self.phone_confirmed_at else ""
        return Person(user_id=self.pk, email=self.email, phone=phone)

    @property
    def is_erased(self) -> bool:
        """Whether the account has been emptied at its owner's wish and stands for the author of what stays."""
        return self.email.endswith(f"@{ERASED_DOMAIN}")
