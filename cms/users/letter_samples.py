"""Letters about accounts and moderation with matter made up for them."""

import datetime
from types import SimpleNamespace

from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext_lazy as _

from cms.core import languages
from cms.core.letter_samples import Sample
from cms.core.letters import quotation
from cms.users.devices import Device

LINK = "https://library.example/accounts/0123456789abcdef/"
READER = SimpleNamespace(name="Алматы кітапханасы", email="reader@example.org")
OFFICER = SimpleNamespace(name="Network office", email="office@example.org")
NOTICED = {
    "timestamp": datetime.datetime(2026, 11, 20, 9, 30, tzinfo=get_default_timezone()),
    "ip": "192.0.2.7",
    "user_agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
}
ENTERED = SimpleNamespace(device=Device("Firefox", "Linux"), at=NOTICED["timestamp"])
PAGE = SimpleNamespace(
    title="Қалалық кітапханада түнгі оқу басталды",
    get_admin_display_title="Қалалық кітапханада түнгі оқу басталды",
    language=languages.get("kk"),
    full_url=LINK,
    live=True,
)
MODERATED = {
    "by": "Network office",
    "section": "Алматы кітапханасы",
    "page": PAGE,
    "comment": quotation("The picture has no credit.\nWho took it?"),
    "edit_url": LINK,
    "preferences_url": "https://library.example/admin/account/#tab-notifications",
}
COMMENTS = [
    {"what": _("New comment:"), "quote": quotation("Кімнің суреті?")},
    {"what": _("Answer:"), "quote": quotation("The library’s own.")},
]


def entrance(name: str, **context) -> Sample:
    """One of allauth's letters."""
    start = f"account/email/{name}"
    return Sample(name, f"{start}_subject.txt", f"{start}_message.txt", {"user": READER, **context})


def second_factor(name: str) -> Sample:
    """One of allauth's letters about second factors."""
    start = f"mfa/email/{name}"
    return Sample(name, f"{start}_subject.txt", f"{start}_message.txt", {"user": READER, **NOTICED})


def moderation(name: str, **context) -> Sample:
    """One of Wagtail's letters."""
    start = f"wagtailadmin/notifications/{name}"
    return Sample(name, f"{start}_subject.txt", f"{start}.txt", MODERATED | context)


SAMPLES = (
    Sample(
        "invitation",
        "mail/invitation_subject.txt",
        "mail/invitation.txt",
        {"user": READER, "by": OFFICER, "login_url": LINK},
    ),
    entrance("login_code", code="1234-5678"),
    entrance("email_confirmation_signup", code="1234-5678"),
    entrance("email_confirmation", code="1234-5678"),
    entrance("account_already_exists", login_url=LINK),
    entrance("email_changed", **NOTICED),
    entrance("new_device", event=ENTERED, sessions_url=LINK),
    entrance("erased"),
    entrance("password_reset_key", password_reset_url=LINK),
    entrance("password_reset", **NOTICED),
    entrance("password_changed", **NOTICED),
    entrance("password_set", **NOTICED),
    Sample(
        "second_factor_taken_away",
        "mail/second_factor_taken_away_subject.txt",
        "mail/second_factor_taken_away.txt",
        {"user": READER, "by": OFFICER, "login_url": LINK},
    ),
    second_factor("totp_activated"),
    second_factor("totp_deactivated"),
    second_factor("webauthn_added"),
    second_factor("webauthn_removed"),
    second_factor("recovery_codes_generated"),
    moderation("updated_comments", changes=COMMENTS),
    moderation("task_state_submitted"),
    moderation("workflow_state_approved"),
    moderation("workflow_state_rejected"),
)
