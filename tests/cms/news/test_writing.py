"""The same item written again in another language."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Locale

from cms.news.models import NewsPage
from cms.news.services import AlreadyWritten, NoPlaceForIt, write_in_language
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, TopicFactory, news_index_in, section_of
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


def locale(tag: str) -> Locale:
    return Locale.objects.get(language_code=tag)


@pytest.fixture
def library(house):
    return PartnerLibraryFactory(slug="almaty", names={"kk": "Алматы"}, languages=["kk", "ru"])


@pytest.fixture
def editor(library):
    return UserFactory(roles=[PARTNER_EDITORS, library.team.group.name])


@pytest.fixture
def item(library):
    item = NewsPageFactory(parent=section_of(library, "kk"), title="Түнгі оқу", summary="Ашық.", locale=locale("kk"))
    item.topics.set([TopicFactory(slug="reading")])
    item.save()
    return item


def test_item_begun_in_another_language_is_a_draft_of_its_own(item, editor):
    draft = write_in_language(page=item, locale=locale("ru"), user=editor)
    found = (
        draft.live,
        draft.get_parent().get_url(),
        draft.library,
        draft.owner,
        draft.translation_key,
        draft.alias_of,
    )
    assert found == (False, "/ru/libraries/almaty/", item.library, editor, item.translation_key, None)


def test_item_begun_in_another_language_keeps_what_is_the_same_in_all(item, editor):
    draft = write_in_language(page=item, locale=locale("ru"), user=editor)
    assert (draft.date, [topic.slug for topic in draft.topics.all()]) == (item.date, ["reading"])


def test_item_that_exists_there_is_named(item, editor):
    draft = write_in_language(page=item, locale=locale("ru"), user=editor)
    with pytest.raises(AlreadyWritten) as existing:
        write_in_language(page=item, locale=locale("ru"), user=editor)
    assert existing.value.page.pk == draft.pk


def test_item_without_a_section_in_that_language_has_no_place(item, editor):
    with pytest.raises(NoPlaceForIt, match="vi"):
        write_in_language(page=item, locale=locale("vi"), user=editor)


def test_item_of_another_library_may_not_be_written(item, house):
    other = PartnerLibraryFactory(slug="tashkent", languages=["ru"])
    stranger = UserFactory(roles=[PARTNER_EDITORS, other.team.group.name])
    with pytest.raises(PermissionDenied):
        write_in_language(page=item, locale=locale("ru"), user=stranger)


def test_page_offers_the_languages_that_are_left_and_leads_to_the_draft(client, item, editor):
    client.force_login(editor)
    address = f"/admin/news/{item.pk}/write-in/"
    offered = [label for _value, label in client.get(address).context["form"].fields["locale"].choices]
    response = client.post(address, {"locale": locale("ru").pk})
    draft = NewsPage.objects.get(locale__language_code="ru")
    assert (offered, response["Location"]) == (["Русский"], f"/admin/pages/{draft.pk}/edit/")
    assert client.get(address).context["locales"] == []


def test_page_refuses_whoever_may_not_edit_the_item(client, item, house):
    other = PartnerLibraryFactory(slug="tashkent", languages=["ru"])
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, other.team.group.name]))
    assert client.get(f"/admin/news/{item.pk}/write-in/").status_code in (302, 403)
    assert NewsPage.objects.count() == 1


def test_button_stands_on_an_item_and_not_on_its_section(client, item, editor):
    client.force_login(editor)
    on_item = client.get(f"/admin/pages/{item.pk}/edit/").content.decode()
    on_section = client.get(f"/admin/pages/{item.get_parent().pk}/edit/").content.decode()
    assert (f"/admin/news/{item.pk}/write-in/" in on_item, "/write-in/" in on_section) == (True, False)


def test_news_of_the_network_is_written_again_by_officers(house):
    item = NewsPageFactory(parent=news_index_in("en"), title="One shelf")
    draft = write_in_language(page=item, locale=locale("ar"), user=UserFactory(roles=[OUTREACH_OFFICERS]))
    assert (draft.get_parent().get_url(), draft.library) == ("/ar/news/", None)


def test_both_languages_name_each_other_once_published(client, item, editor):
    write_in_language(page=item, locale=locale("ru"), user=editor).save_revision().publish()
    html = client.get(item.get_url()).content.decode()
    assert 'hreflang="ru" href="http://localhost:8000/ru/libraries/almaty/' in html
