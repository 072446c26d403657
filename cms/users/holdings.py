"""What accounts hold about people; see `cms.core.personal_data`."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.core.personal_data import Holding, Person, Row, register
from cms.users.devices import device, network
from cms.users.models import AccountEvent, User
from cms.users.models.history import WAYS

LOGS = (PageLogEntry, ModelLogEntry)


def account_rows(person: Person) -> Iterator[Row]:
    for user in User.objects.filter(pk=person.user_id or 0).prefetch_related("groups"):
        yield {
            "email": user.email,
            "name": user.name,
            "language": user.get_language_display(),
            "phone": user.phone.as_e164 if user.phone else "",
            "phone_confirmed": user.phone_confirmed_at,
            "joined": user.date_joined,
            "last_login": user.last_login,
            "roles": ", ".join(sorted(group.name for group in user.groups.all())),
        }


def forget_addresses(person: Person) -> None:
    """The row itself is deleted or emptied by whoever erases the account."""
    EmailAddress.objects.filter(user_id=person.user_id).delete()


def key_rows(person: Person) -> Iterator[Row]:
    for key in Authenticator.objects.filter(user_id=person.user_id).order_by("pk"):
        yield {"kind": str(WAYS.get(key.type, key.type)), "added": key.created_at, "used": key.last_used_at}


def forget_keys(person: Person) -> None:
    Authenticator.objects.filter(user_id=person.user_id).delete()


def session_rows(person: Person) -> Iterator[Row]:
    for session in UserSession.objects.filter(user_id=person.user_id).order_by("pk"):
        yield {
            "device": str(device(session.user_agent)),
            "network": network(session.ip),
            "began": session.created_at,
            "seen": session.last_seen_at,
        }


def forget_sessions(person: Person) -> None:
    UserSession.objects.filter(user_id=person.user_id).delete()


def history_rows(person: Person) -> Iterator[Row]:
    for event in AccountEvent.objects.filter(person_id=person.user_id):
        yield {
            "at": event.at,
            "kind": event.get_kind_display(),
            "ways": event.ways_in_words,
            "device": str(event.device),
            "network": event.network,
        }


def forget_history(person: Person) -> None:
    AccountEvent.objects.filter(person_id=person.user_id).delete()


def work_rows(person: Person) -> Iterator[Row]:
    for log in LOGS:
        for entry in log._base_manager.filter(user_id=person.user_id).order_by("timestamp").iterator():
            yield {
                "at": entry.timestamp,
                "action": registry.get_action_label(entry.action) or entry.action,
                "what": entry.label,
            }


def take_name_out_of_logs(person: Person) -> None:
    """Logs name what was done to a person's entry by that person's name; what they did is named by a number."""
    about = ModelLogEntry._base_manager.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(person.user_id)
    )
    about.update(label=f"#{person.user_id}", data={})


def register_holdings() -> None:
    """Called once, when the site starts."""
    for holding in (ACCOUNT, KEYS, SESSIONS, HISTORY, WORK):
        register(holding)


ACCOUNT = Holding(
    name="account",
    title=_("Your account"),
    columns={
        "email": _("E-mail"),
        "name": pgettext_lazy("person", "Name"),
        "language": _("Language"),
        "phone": _("Phone"),
        "phone_confirmed": _("Phone confirmed"),
        "joined": _("Since"),
        "last_login": _("Last log-in"),
        "roles": _("Roles and teams"),
    },
    export=account_rows,
    erase=forget_addresses,
    gone=_("Your name, e-mail, phone, language, password and keys."),
    order=10,
)
KEYS = Holding(
    name="keys",
    title=_("Passkeys and second factor"),
    columns={"kind": _("Kind"), "added": _("Since"), "used": _("Last used")},
    export=key_rows,
    erase=forget_keys,
    order=15,
)
SESSIONS = Holding(
    name="sessions",
    title=_("Where you are logged in"),
    columns={"device": _("Device"), "network": _("Network"), "began": _("Since"), "seen": _("Last used")},
    export=session_rows,
    erase=forget_sessions,
    gone=_("All log-ins: every device is logged out."),
    order=20,
)
HISTORY = Holding(
    name="history",
    title=_("Log-in history"),
    columns={
        "at": _("Time"),
        "kind": _("What happened"),
        "ways": _("With what"),
        "device": _("Device"),
        "network": _("Network"),
    },
    export=history_rows,
    erase=forget_history,
    order=30,
)
WORK = Holding(
    name="work",
    title=_("What you did here"),
    columns={"at": _("Time"), "action": _("What happened"), "what": _("Page or thing")},
    export=work_rows,
    erase=take_name_out_of_logs,
    stays=_("What you wrote or did as a colleague: it belongs to the institution. Your name is taken off it."),
    order=40,
)
