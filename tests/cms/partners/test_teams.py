"""What belongs to a partner library on the site, and who may touch it."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Locale

from cms.partners.models import LibraryIndexPage, PartnerLibrary, PartnerPage
from cms.partners.services import NoLibraryIndex, apply_rights, open_section, set_up_library

pytestmark = pytest.mark.django_db


def make(slug: str, *, languages=("kk",), **fields) -> PartnerLibrary:
    library = PartnerLibrary.objects.create(
        slug=slug,
        names={"kk": f"{slug} кітапханасы", "en": f"{slug} library"},
        kind="city",
        country="KZ",
        languages=list(languages),
        **fields,
    )
    set_up_library(library=library)
    return library


def rights(library: PartnerLibrary) -> set[tuple[str, str, str]]:
    """Section's slug, language and permission of a library's team."""
    found = GroupPagePermission.objects.filter(group=library.team.group).select_related("page__locale", "permission")
    return {(r.page.slug, r.page.locale.language_code, r.permission.codename) for r in found}


def test_setting_up_a_library_opens_a_section_per_language(house):
    library = make("almaty", languages=("kk", "ru"))
    pages = PartnerPage.objects.filter(library=library).select_related("locale")
    assert {(page.get_url(), page.title, page.live) for page in pages} == {
        ("/kk/libraries/almaty/", "almaty кітапханасы", True),
        ("/ru/libraries/almaty/", "almaty кітапханасы", True),
    }


def test_sections_of_a_library_are_translations_of_each_other(house):
    library = make("almaty", languages=("kk", "ru", "ar"))
    assert library.pages.values("translation_key").distinct().count() == 1


def test_team_has_rights_on_its_own_sections_and_files_only(house):
    almaty, _tashkent = make("almaty"), make("tashkent")
    collections = GroupCollectionPermission.objects.filter(group=almaty.team.group).values_list("collection", flat=True)
    assert (rights(almaty), set(collections)) == (
        {("almaty", "kk", "add_page"), ("almaty", "kk", "change_page")},
        {almaty.team.collection_id},
    )


def test_setting_up_twice_changes_nothing(house):
    library = make("almaty", languages=("kk", "ru"))
    before = (rights(library), library.pages.count(), library.team.pk)
    set_up_library(library=library)
    assert (rights(library), library.pages.count(), library.team.pk) == before


def test_trusted_team_may_publish_until_trust_is_withdrawn(house):
    library = make("almaty", trusted=True)
    trusted = rights(library)
    library.trusted = False
    apply_rights(library=library)
    assert (("almaty", "kk", "publish_page") in trusted, ("almaty", "kk", "publish_page") in rights(library)) == (
        True,
        False,
    )


def test_provincial_team_reaches_districts_and_communes_below_it(house):
    province = make("nghe-an", languages=["vi"])
    district = make("vinh", languages=["vi"], parent=province)
    make("commune", languages=["vi"], parent=district)
    reached = [{slug for slug, _tag, _right in rights(library)} for library in (province, district)]
    assert reached == [{"nghe-an", "vinh", "commune"}, {"vinh", "commune"}]


def test_library_that_moves_takes_the_rights_of_those_above_along(house):
    old, new = make("old"), make("new")
    district = make("district", parent=old)
    make("commune", parent=district)
    district.parent = new
    district.save()
    set_up_library(library=district)
    reached = [{slug for slug, _tag, _right in rights(library)} for library in (old, new)]
    assert reached == [{"old"}, {"new", "district", "commune"}]


def test_section_without_an_index_says_which_language_lacks_it(house):
    library = make("almaty")
    PartnerPage.objects.all().delete()
    kazakh = Locale.objects.get(language_code="kk")
    LibraryIndexPage.objects.filter(locale=kazakh).first().unpublish()
    with pytest.raises(NoLibraryIndex, match="kk"):
        open_section(library=library, locale=kazakh)


def test_library_cannot_stand_above_itself(house):
    above = make("above")
    below = make("below", parent=above)
    above.parent = below
    with pytest.raises(ValidationError) as refusal:
        above.clean()
    assert refusal.value.message_dict == {"parent": ["A library cannot stand above itself."]}
