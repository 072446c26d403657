"""What officers and administrators may do with pages and files: everything, everywhere."""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.users.roles import ADMINISTRATORS, OUTREACH_OFFICERS

PAGE_RIGHTS = ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page")
# Wagtail asks for rights on its own models, whichever are used.
FILE_APPS = ("wagtailimages", "wagtaildocs")
FILE_MODELS = ("image", "document")


def grant_officers(*, homes: list[Page]) -> None:
    """Rights on these pages with all beneath them, and on all files; safe to run twice."""
    root = Collection.get_first_root_node()
    for group in Group.objects.filter(name__in=[ADMINISTRATORS, OUTREACH_OFFICERS]):
        for permission in page_permissions():
            for home in homes:
                GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
        for permission in file_permissions():
            GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)


def page_permissions() -> list[Permission]:
    return list(Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=PAGE_RIGHTS))


def file_permissions() -> list[Permission]:
    codenames = [f"{verb}_{model}" for model in FILE_MODELS for verb in ("add", "change", "delete", "choose")]
    collections = ["add_collection", "change_collection", "delete_collection"]
    return list(
        Permission.objects.filter(content_type__app_label__in=FILE_APPS, codename__in=codenames)
        | Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=collections)
    )
