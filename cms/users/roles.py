"""The four roles, and what each may do everywhere; rights on one library's pages come from its team."""

from django.apps import apps as installed_apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADMINISTRATORS = "Administrators"
OUTREACH_OFFICERS = "Outreach officers"
PARTNER_EDITORS = "Partner editors"
EVENT_DESK = "Event desk"

# Groups are stored under one name and read in many languages; the second text says what the role is for.
LABELS: dict[str, tuple[Promise, Promise]] = {
    ADMINISTRATORS: (_("Administrators"), _("people, libraries, settings, and all that officers do")),
    OUTREACH_OFFICERS: (_("Outreach officers"), _("approve what libraries submit, and edit everything")),
    PARTNER_EDITORS: (_("Partner editors"), _("write for their library; choose its team as well")),
    EVENT_DESK: (_("Event desk"), _("check visitors in at events")),
}


ACCESS = ["wagtailadmin.access_admin"]
EVERYTHING_ABOUT = ["add", "change", "delete", "view"]


def all_of(*models: str) -> list[str]:
    """Permission names to add, change, delete and view each of `app.model`."""
    return [f"{model.split('.')[0]}.{verb}_{model.split('.')[1]}" for model in models for verb in EVERYTHING_ABOUT]


# Mails are written by the site, and never changed: to change one is to decide whether it leaves.
OUTBOX = [
    *("outbox.view_mail", "outbox.change_mail"),
    *("outbox.view_suppression", "outbox.add_suppression", "outbox.delete_suppression"),
]
# Which of these rows somebody may touch is decided by the library that they belong to (cms.partners.permissions).
AT_THE_DOOR = ["events.view_event", "events.view_session", "events.view_registration", "events.add_arrival"]
EVENTS = [
    *all_of("events.event", "events.session", "events.venue", "events.repetition", "events.registration"),
    *all_of("events.arrival", "events.calendarsource"),
]
SMS = [
    *all_of("sms.broadcast", "sms.subscriber", "sms.poll", "sms.keyword"),
    *("sms.view_dispatch", "sms.change_dispatch"),
    *("sms.view_thread", "sms.change_thread"),
]
# What holds for the whole network.
SMS_SETTINGS = [
    *all_of("sms.topic", "sms.sender", "sms.route", "sms.ownword", "sms.helpline"),
    # Single messages: partners see counts, never whom one went to.
    *("sms.view_message", "sms.change_message"),
]
# Permissions are named, not looked up: an app that is not installed yet leaves its lines without effect.
PERMISSIONS: dict[str, list[str]] = {
    ADMINISTRATORS: [
        *ACCESS,
        *all_of("users.user", "auth.group", "wagtailcore.site", "wagtailcore.workflow", "wagtailcore.task"),
        *all_of("partners.partnerlibrary", "partners.service", "news.topic", "wagtailredirects.redirect"),
        *OUTBOX,
        "core.change_sitesettings",
        "wagtail_localize.submit_translation",
        *EVENTS,
        *SMS,
        *SMS_SETTINGS,
    ],
    OUTREACH_OFFICERS: [
        *ACCESS,
        *all_of("partners.partnerlibrary", "partners.service", "news.topic", "wagtailredirects.redirect"),
        *OUTBOX,
        "core.change_sitesettings",
        "wagtail_localize.submit_translation",
        *EVENTS,
        *SMS,
        *SMS_SETTINGS,
    ],
    PARTNER_EDITORS: [*ACCESS, *EVENTS, *SMS],
    EVENT_DESK: [*ACCESS, *AT_THE_DOOR],
}


def label(group_name: str) -> str:
    """What a role or team is called in the active language."""
    return str(LABELS[group_name][0]) if group_name in LABELS else group_name


def ensure_roles(apps=installed_apps, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Make the roles and give them their permissions; run again, it adds what is missing and takes nothing away.

    Connected to `post_migrate`, which also follows a flush.
    """
    for config in installed_apps.get_app_configs():
        create_permissions(config, using=using, verbosity=0)
    restore_submit_translation(using)
    for role, names in PERMISSIONS.items():
        group, _created = Group.objects.using(using).get_or_create(name=role)
        group.permissions.add(*existing_permissions(names, using))


def restore_submit_translation(using: str) -> None:
    """Make the one permission that wagtail-localize makes in a migration, and that a flush would lose for good."""
    translation, _created = ContentType.objects.using(using).get_or_create(
        app_label="wagtail_localize", model="translation"
    )
    Permission.objects.using(using).get_or_create(
        content_type=translation, codename="submit_translation", defaults={"name": "Can submit translations"}
    )


def existing_permissions(names: list[str], using: str) -> list:
    """The permissions of these names that are in the database."""
    wanted = set(names)
    permissions = Permission.objects.using(using).select_related("content_type")
    return [p for p in permissions if f"{p.content_type.app_label}.{p.codename}" in wanted]
