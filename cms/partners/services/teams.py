"""What belongs to a partner library on this site: a group, collections, a section per language, rights on those."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Locale

from cms.partners.models import LibraryIndexPage, PartnerLibrary, PartnerPage, PartnerTeam

EDITOR_RIGHTS = ("add_page", "change_page")
TRUSTED_RIGHTS = (*EDITOR_RIGHTS, "publish_page", "lock_page", "unlock_page")


class NoLibraryIndex(Exception):
    """There is no list of libraries in this language yet, under which the section could stand."""


@transaction.atomic
def set_up_library(*, library: PartnerLibrary) -> PartnerTeam:
    """Give a library its team, its collection and a section in each of its languages; safe to run twice."""
    team = form_team(library=library)
    for tag in library.languages:
        open_section(library=library, locale=Locale.objects.get(language_code=tag))
    for concerned in teams_concerned(library):
        apply_rights(library=concerned.library)
    return team


def teams_concerned(library: PartnerLibrary) -> QuerySet[PartnerTeam]:
    """The teams of the library, of the institutions above it, and of those that stood above it until now."""
    above = Q(library__in=[ancestor.pk for ancestor in library.lineage])
    until_now = Q(group__page_permissions__page__in=PartnerPage.objects.filter(library=library).values("pk"))
    return PartnerTeam.objects.filter(above | until_now).select_related("library", "group").distinct()


def form_team(*, library: PartnerLibrary) -> PartnerTeam:
    """The library's group and collection, made if they are missing."""
    team = PartnerTeam.objects.filter(library=library).first()
    if team is None:
        group, _created = Group.objects.get_or_create(name=f"Library: {library.slug}")
        collection = Collection.get_first_root_node().add_child(name=own_name(library))
        team = PartnerTeam.objects.create(library=library, group=group, collection=collection)
    return team


def own_name(library: PartnerLibrary) -> str:
    """Its name in its own language, whoever works on it now."""
    names = library.names
    return next((names[tag] for tag in [*library.languages, *names] if tag in names), library.slug)[:255]


def open_section(*, library: PartnerLibrary, locale: Locale) -> PartnerPage:
    """The library's section in a language, made live if it is missing; its sections are translations of each other.

    Raises NoLibraryIndex if that language has no list of libraries.
    """
    existing = PartnerPage.objects.filter(library=library)
    if page := existing.filter(locale=locale).first():
        return page
    index = LibraryIndexPage.objects.live().filter(locale=locale).first()
    if index is None:
        raise NoLibraryIndex(locale.language_code)
    page = PartnerPage(library=library, locale=locale, title=title_in(library, locale), slug=library.slug)
    if sibling := existing.first():
        page.translation_key = sibling.translation_key
    index.add_child(instance=page)
    page.save_revision().publish()
    return page


def title_in(library: PartnerLibrary, locale: Locale) -> str:
    return library.names.get(locale.language_code) or own_name(library)


@transaction.atomic
def apply_rights(*, library: PartnerLibrary) -> None:
    """Make the team's rights exactly what they should be: its own sections and files and those of the libraries below
    it, many of which have no staff of their own; and nothing else.

    Where a library is trusted its team may also publish; otherwise what it submits waits for an officer.
    """
    group = library.team.group
    family = library.with_all_below()
    codenames = TRUSTED_RIGHTS if library.trusted else EDITOR_RIGHTS
    GroupPagePermission.objects.filter(group=group).delete()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=page, permission=permission)
        for page in PartnerPage.objects.filter(library__in=family)
        for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=codenames)
    )
    GroupCollectionPermission.objects.filter(group=group).delete()
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for collection in Collection.objects.filter(partner_team__library__in=family)
        for permission in file_permissions()
    )


def file_permissions() -> list[Permission]:
    """To add, change and choose pictures and documents; Wagtail asks for those of its own models, whatever is used."""
    codenames = [f"{verb}_{model}" for model in ("image", "document") for verb in ("add", "change", "choose")]
    apps = ["wagtailimages", "wagtaildocs"]
    return list(Permission.objects.filter(content_type__app_label__in=apps, codename__in=codenames))
