"""Pictures are described in the language of the page, or decoration, before anybody reads it."""

import pytest
from django.urls import reverse
from wagtail.models import Locale, TaskState

from cms.core.descriptions import FILE_NAME, MISSING, fault_of, faults_of
from cms.news.models import NewsPage
from cms.news.services import write_in_language
from cms.partners.models import PartnerLibrary
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.cms.partners.news_form import news_form
from tests.factories.images import ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, body, section_of
from tests.factories.users import UserFactory
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db
SAYS_NOTHING = ["", "   ", "IMG_2041.JPG", "hall.jpeg", "DSC 0042", "image-3"]


@pytest.fixture
def library(house) -> PartnerLibrary:
    return PartnerLibraryFactory(slug="almaty", languages=["en", "kk"])


@pytest.fixture
def officer(house, client):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    client.force_login(officer)
    return officer


@pytest.fixture
def draft(library) -> NewsPage:
    item = NewsPageFactory(parent=section_of(library), live=False)
    item.save_revision()
    return item


@pytest.fixture
def image():
    return ImageFactory(file__width=40, file__height=30)


def save(client, item, **changes):
    return client.post(reverse("wagtailadmin_pages:edit", args=[item.pk]), news_form(title="Own draft", **changes))


def picture(image, text="", decorative="") -> dict:
    return {"image": {"image": image.pk, "alt_text": text, "decorative": decorative}, "caption": ""}


def bodies(image, text="") -> dict[str, list]:
    """A body with each kind of block that shows pictures which say something."""
    figure = picture(image, text)
    items = [{"id": str(number), "value": value} for number, value in enumerate([figure, picture(image, "A hall")])]
    fields = {f"pictures-{number}-{name}": item[name] for number, item in enumerate(items) for name in item}
    for number in range(2):
        fields |= {f"pictures-{number}-order": str(number), f"pictures-{number}-deleted": ""}
    return {
        "figure": [("figure", figure)],
        "gallery": [("gallery", {"title": "", "pictures-count": "2", **fields})],
    }


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_description_that_says_nothing_is_none_except_for_decoration(text):
    faults = [fault_of(text, decorative=False), fault_of(text, decorative=True)]
    assert faults == [FILE_NAME if text.strip() else MISSING, None]


@pytest.mark.parametrize("text", ["A hall", "Photo of 3 readers", "IMG: the museum’s façade", "Оқу залы", "3"])
def test_description_in_words_is_one(text):
    assert fault_of(text, decorative=False) is None


@pytest.mark.parametrize("text", ["  ", "IMG_2041.JPG"])
def test_item_whose_picture_is_not_described_is_saved_but_not_published(client, officer, draft, image, text):
    fields = {"lead_image": image.pk, "lead_image_alt": text}
    assert save(client, draft, **fields).status_code == 302
    response = save(client, draft, **fields, **{"action-publish": "1"})
    assert response.context["form"].errors == {"lead_image_alt": [str(FILE_NAME if text.strip() else MISSING)]}
    draft.refresh_from_db()
    assert draft.live is False


@pytest.mark.parametrize("fields", [{"lead_image_alt": "A hall"}, {"lead_image_decorative": "on"}])
def test_item_whose_picture_is_described_or_decoration_is_published(client, officer, draft, image, fields):
    save(client, draft, lead_image=image.pk, **fields, **{"action-publish": "1"})
    draft.refresh_from_db()
    assert draft.live is True


def test_decoration_is_passed_over_by_screen_readers(client, library, image):
    fields = {"lead_image": image, "lead_image_alt": "A hall", "lead_image_decorative": True}
    item = NewsPageFactory(parent=section_of(library), **fields)
    assert {found.attributes["alt"] for found in elements(client.get(item.url), "img")} == {""}


@pytest.mark.parametrize(("kind", "text"), [("figure", ""), ("gallery", "IMG_2041.JPG")])
def test_block_whose_picture_is_not_described_is_saved_but_not_published(client, officer, draft, image, kind, text):
    blocks = bodies(image, text)[kind]
    assert save(client, draft, body=blocks).status_code == 302
    response = save(client, draft, body=blocks, **{"action-publish": "1"})
    assert (response.status_code, list(response.context["form"].errors)) == (200, ["body"])
    blocks = bodies(image, "A stair")[kind]
    assert save(client, draft, body=blocks, **{"action-publish": "1"}).status_code == 302
    assert NewsPage.objects.get(pk=draft.pk).live is True


def test_partner_submits_nothing_whose_pictures_are_not_described(client, library, draft, image):
    image.collection = library.team.collection
    image.save()
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, library.team.group.name]))
    response = save(client, draft, lead_image=image.pk, **{"action-submit": "1"})
    assert response.context["form"].errors == {"lead_image_alt": [str(MISSING)]}
    assert not TaskState.objects.exists()


def submitted(draft, image):
    """A submission that somebody has gone on working on, past the form that would have refused it."""
    author = UserFactory(roles=[PARTNER_EDITORS, draft.library.team.group.name])
    state = draft.get_workflow().start(draft, author)
    draft.lead_image = image
    draft.save_revision()
    return state.current_task_state


def test_officer_approves_nothing_whose_pictures_are_not_described(client, officer, draft, image):
    task = submitted(draft, image)
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", task.pk])
    response = client.post(address, follow=True)
    assert (response.redirect_chain[0][0], NewsPage.objects.get(pk=draft.pk).live) == (
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        False,
    )
    assert f"“{draft.title}” has a picture without a description." in response.content.decode()
    draft.lead_image_alt = "A hall"
    draft.save_revision()
    client.post(address)
    assert NewsPage.objects.get(pk=draft.pk).live is True


def test_officer_sends_back_what_is_not_described(client, officer, draft, image):
    task = submitted(draft, image)
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "reject", task.pk]), {"comment": "Why?"})
    task.refresh_from_db()
    assert task.status == TaskState.STATUS_REJECTED


@pytest.mark.parametrize("from_above", [False, True])
def test_list_publishes_nothing_whose_pictures_are_not_described(client, officer, library, draft, image, from_above):
    draft.lead_image = image
    draft.save_revision()
    chosen = section_of(library) if from_above else draft
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={chosen.pk}&next=/admin/"
    response = client.post(address, {"include_descendants": "on"} if from_above else {})
    assert (response["Location"], NewsPage.objects.get(pk=draft.pk).live) == (
        reverse("wagtailadmin_pages:edit", args=[draft.pk]),
        False,
    )


def test_list_publishes_what_is_described(client, officer, draft):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={draft.pk}&next=/admin/"
    client.post(address)
    assert NewsPage.objects.get(pk=draft.pk).live is True


def test_item_begun_in_another_language_has_its_pictures_to_be_described_anew(officer, library, image):
    fields = {"lead_image": image, "lead_image_alt": "A hall", "body": body(("figure", picture(image, "A stair")))}
    item = NewsPageFactory(parent=section_of(library), **fields)
    kazakh = write_in_language(page=item, locale=Locale.objects.get(language_code="kk"), user=officer)
    latest = kazakh.get_latest_revision_as_object()
    assert [found.pk for found in faults_of(latest)] == [image.pk, image.pk]
    assert list(faults_of(NewsPage.objects.get(pk=item.pk))) == []


def test_editor_finds_no_description_that_nobody_wrote(client, officer, draft, image):
    """Wagtail would propose the title of the file, in whatever language it is."""
    assert image.default_alt_text == ""
    assert "Needed before the item is published." in " ".join(
        texts(client.get(reverse("wagtailadmin_pages:edit", args=[draft.pk])), "div")
    )
