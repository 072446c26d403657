"""Every block of a central page can be translated, and nothing shows the source's text in its place."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse
from wagtail.embeds.blocks import EmbedValue
from wagtail.models import Locale, Page
from wagtail.rich_text import RichText
from wagtail_localize.models import LocaleSynchronization, Translation

from cms.core.blocks import BodyBlock
from cms.home.models import StandardPage
from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.pages import StandardPageFactory, home_in
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
TABLE = {
    "data": [["Cell one", "Cell two"], ["3", None], ["Cell one", "2026"]],
    "cell": [],
    "table_caption": "Caption of the table",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "table_header_choice": "row",
}


@pytest.fixture
def officer(client, house):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    client.force_login(officer)
    return officer


@pytest.fixture
def target(house) -> StandardPage:
    """The page that a button leads to."""
    return StandardPageFactory(parent=house, title="Target")


def figure(alt: str, caption: str) -> dict:
    image = ImageFactory()
    image.contextual_alt_text, image.decorative = alt, False
    return {"image": image, "caption": caption}


def every_block(target: Page) -> dict[str, object]:
    """A value for each kind of block, as the editor makes it."""
    person = {"name": "Person", "role": "Role", "picture": None, "text": "Words about them"}
    question = {"question": "Is it free?", "answer": RichText("<p>It is.</p>")}
    return {
        "heading": {"text": "Heading", "level": "3"},
        "paragraph": RichText('<p>Words, <b>bold</b> and <a href="https://example.org/">linked</a></p>'),
        "figure": figure("A hall", "The hall"),
        "gallery": {"title": "Gallery", "pictures": [figure("Alt one", "First"), figure("Alt two", "Second")]},
        "quote": {"text": "Said", "attribution": "By whom", "source": "https://example.org/"},
        "video": {
            "title": "Video",
            "video": EmbedValue("https://www.youtube.com/watch?v=dQw4w9WgXcQ"),
            "transcript": RichText("<p>What is said</p>"),
        },
        "documents": {"title": "Files", "documents": [DocumentFactory()]},
        "action": {"title": "Act", "text": RichText("<p>Now</p>"), "label": "Go", "page": target, "url": ""},
        "people": {"title": "People", "people": [person]},
        "contact": {"title": "Ask", "name": "Desk", "email": "a@example.org", "phone": "", "address": "Street"},
        "table": TABLE,
        "questions": {"title": "Asked often", "questions": [question]},
    }


def publish(parent: Page, title: str, **fields) -> StandardPage:
    page = parent.add_child(instance=StandardPage(title=title, **fields))
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def submit(client, page: Page, *tags: str):
    locales = Locale.objects.filter(language_code__in=tags).values_list("pk", flat=True)
    return client.post(reverse("wagtail_localize:submit_page_translation", args=[page.pk]), {"locales": [*locales]})


def translate_all(client, translation: Translation) -> None:
    """Enter a text for every string, as the translation editor does."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
        form = urlencode({"value": f"KK {segment.string.data}"})
        client.put(address, form, content_type="application/x-www-form-urlencoded")


def in_kazakh(page: Page) -> Page:
    return Page.objects.get(translation_key=page.translation_key, locale__language_code="kk").specific


@pytest.fixture
def translated(client, officer, house, target, django_capture_on_commit_callbacks):
    """Makes a page of one block, translates and publishes it, and answers the block's words."""

    def words(kind: str) -> str:
        page = publish(house, "Page", body=[(kind, every_block(target)[kind])])
        submit(client, page, "kk")
        translate_all(client, Translation.objects.get())
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("wagtailadmin_pages:edit", args=[in_kazakh(page).pk]), {"action": "publish"})
        return str(in_kazakh(page).body.raw_data[0]["value"])

    return words


EXPECTED = {
    "heading": ["Heading"],
    "paragraph": ["Words, "],
    "figure": ["A hall", "The hall"],
    "gallery": ["Gallery", "Alt one", "First", "Alt two", "Second"],
    "quote": ["Said", "By whom"],
    "video": ["Video", "What is said"],
    "documents": ["Files"],
    "action": ["Act", "Now", "Go"],
    "people": ["People", "Person", "Role", "Words about them"],
    "contact": ["Ask", "Desk", "Street"],
    "table": ["Cell one", "Cell two", "Caption of the table", "Cell one"],
    "questions": ["Asked often", "Is it free?", "It is."],
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_every_word_of_a_block_is_translated(translated, kind):
    words = translated(kind)
    assert [f"KK {text}" in words for text in EXPECTED[kind]] == [True] * len(EXPECTED[kind])
    assert words.count("KK ") == len(EXPECTED[kind])


def test_every_kind_of_block_is_tried():
    assert set(EXPECTED) == set(BodyBlock().child_blocks)


def test_numbers_of_a_table_stay(translated):
    assert "['3', None], ['KK Cell one', '2026']" in translated("table")


def test_table_keeps_its_translation_when_rows_move(client, officer, house, django_capture_on_commit_callbacks):
    page = publish(house, "Page", body=[("table", TABLE)])
    submit(client, page, "kk")
    translation = Translation.objects.get()
    translate_all(client, translation)
    page.body[0].value["data"].reverse()
    page.save_revision().publish()
    translation.source.update_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        translation.save_target(user=officer, publish=True)
    assert in_kazakh(page).body[0].value["data"][-1] == ["KK Cell one", "KK Cell two"]


@pytest.mark.parametrize(("is_live", "address"), [(False, "/en/target/"), (True, "/kk/target/")])
def test_button_leads_to_the_page_in_the_readers_language_if_it_is_there(client, house, target, is_live, address):
    kazakh = target.copy_for_translation(Locale.objects.get(language_code="kk"))
    if is_live:
        kazakh.save_revision().publish()
    publish(home_in("kk"), "Бет", body=[("action", every_block(target)["action"])], locale=kazakh.locale)
    assert f'<a class="button" href="{address}">Go</a>' in client.get("/kk/bet/").text


def test_page_waits_until_the_page_above_is_translated(client, officer, house):
    above = publish(house, "Above")
    below = publish(above, "Below")
    refused = submit(client, below, "kk").context["form"].errors
    shown = client.get("/kk/above/").status_code
    submit(client, above, "kk")
    submit(client, below, "kk")
    assert ([*refused], shown, in_kazakh(below).live, in_kazakh(above).live) == (["locales"], 404, False, False)


def test_translation_cannot_become_an_alias_of_its_source(client, officer, house):
    page = publish(house, "Page")
    submit(client, page, "kk")
    kazakh = in_kazakh(page)
    editor = client.get(reverse("wagtailadmin_pages:edit", args=[kazakh.pk]))
    client.post(reverse("wagtail_localize:convert_to_alias", args=[kazakh.pk]))
    assert ("convert-to-alias" in editor.text, in_kazakh(page).alias_of, in_kazakh(page).live) == (False, None, False)


def test_translation_has_the_slug_of_its_source_in_every_script(client, officer, house):
    page = publish(house, "О сети библиотек")
    submit(client, page, "ru", "kk", "ar")
    assert {translation.slug for translation in page.get_translations()} == {page.slug}
    assert (page.slug, page.get_translations().count()) == ("o-seti-bibliotek", 3)


def test_new_page_appears_in_no_other_language(client, officer, house):
    form = {"title": "New", "slug": "new", "intro": "", "body-count": "0", "action-publish": "1"}
    client.post(reverse("wagtailadmin_pages:add", args=["home", "standardpage", house.pk]), form)
    assert LocaleSynchronization.objects.count() == 0
    assert [page.locale.language_code for page in StandardPage.objects.filter(slug="new")] == ["en"]


def test_nothing_else_can_be_submitted(client, officer, house):
    address = reverse("wagtail_localize:submit_snippet_translation", args=["news", "topic", "1"])
    assert client.post(address).status_code == 404
