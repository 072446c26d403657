"""Central pages are translated by officers, and go live when one says so."""

import pytest
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.home.models import HomePage, StandardPage
from cms.users.roles import OUTREACH_OFFICERS, PARTNER_EDITORS
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, home_in, section_of
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
BODY = [
    ("heading", {"text": "Who we are", "level": "2"}),
    ("paragraph", "<p>Libraries of many countries.</p>"),
    ("questions", {"title": "Asked often", "questions": [{"question": "Is it free?", "answer": "<p>It is.</p>"}]}),
    ("quote", {"text": "A library is a promise.", "attribution": "A reader", "source": ""}),
]


@pytest.fixture
def officer(client, house):
    officer = UserFactory(roles=[OUTREACH_OFFICERS])
    client.force_login(officer)
    return officer


@pytest.fixture
def about(house):
    page = StandardPage(title="About the network", intro="Who we are.", body=BODY, show_in_menus=True)
    house.add_child(instance=page)
    page.save_revision().publish()
    return page


def locales(*tags: str) -> list[int]:
    return list(Locale.objects.filter(language_code__in=tags).values_list("pk", flat=True))


def submit(client, page: Page, *tags: str, **more):
    return client.post(f"/admin/localize/submit/page/{page.pk}/", {"locales": locales(*tags), **more})


def translation_of(page: Page, tag: str) -> StandardPage:
    return StandardPage.objects.get(translation_key=page.translation_key, locale__language_code=tag)


def translate(page: Page, tag: str, texts: dict[str, str]) -> None:
    """Enter texts for the source's strings."""
    source = TranslationSource.objects.get_for_instance(page)
    for segment in source.stringsegment_set.select_related("string"):
        if segment.string.data in texts:
            StringTranslation.objects.create(
                translation_of=segment.string,
                locale=Locale.objects.get(language_code=tag),
                context=segment.context,
                data=texts[segment.string.data],
            )


def test_submitted_page_waits_as_a_draft_with_the_slug_of_its_source(client, officer, about):
    response = submit(client, about, "kk")
    kazakh = translation_of(about, "kk")
    assert (response.status_code, kazakh.live, kazakh.slug) == (302, False, "about-the-network")
    assert kazakh.get_parent().pk == home_in("kk").pk


def publish(page: Page, tag: str, officer) -> None:
    """What the officer's button does; wagtail-localize publishes when the transaction ends."""
    key = {"target_locale__language_code": tag, "source__object_id": page.translation_key}
    Translation.objects.get(**key).save_target(user=officer, publish=True)


def test_translation_goes_live_when_the_officer_says_so(client, officer, about, django_capture_on_commit_callbacks):
    submit(client, about, "kk")
    translate(about, "kk", {"About the network": "Желі туралы", "Is it free?": "Тегін бе?"})
    before = client.get("/kk/about-the-network/").status_code
    with django_capture_on_commit_callbacks(execute=True):
        publish(about, "kk", officer)
    html = client.get("/kk/about-the-network/").content.decode()
    assert (before, "Желі туралы" in html, "Тегін бе?" in html) == (404, True, True)


def test_source_published_again_leaves_translations_as_they_are(
    client, officer, about, django_capture_on_commit_callbacks
):
    submit(client, about, "kk")
    translate(about, "kk", {"About the network": "Желі туралы"})
    with django_capture_on_commit_callbacks(execute=True):
        publish(about, "kk", officer)
        about.title = "About us"
        about.save_revision().publish()
    assert translation_of(about, "kk").title == "Желі туралы"


def test_updating_translations_publishes_nothing_even_when_asked_to(client, officer, about):
    submit(client, about, "kk")
    source = TranslationSource.objects.get_for_instance(about)
    about.title = "About us"
    about.save_revision().publish()
    response = client.post(f"/admin/localize/update/{source.pk}/", {"publish_translations": "on"})
    assert (response.status_code, translation_of(about, "kk").live) == (302, False)


def test_home_is_never_submitted_with_what_stands_beneath_it(client, officer, about, house):
    library = PartnerLibraryFactory(languages=["en"])
    draft = NewsPageFactory(parent=section_of(library), title="A draft", live=False)
    HomePage.objects.filter(locale__language_code="vi").get().delete()
    submit(client, house, "vi", include_subtree="on")
    assert Page.objects.filter(translation_key=draft.translation_key).count() == 1
    assert section_of(library).get_translations().count() == 0


def test_form_does_not_offer_the_subtree(client, officer, about, house):
    form = client.get(f"/admin/localize/submit/page/{about.pk}/").context["form"]
    assert (form.fields["include_subtree"].disabled, form.fields["include_subtree"].widget.is_hidden) == (True, True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_library_section_is_refused(client, officer, house, method):
    section = section_of(PartnerLibraryFactory(languages=["en"]))
    response = getattr(client, method)(f"/admin/localize/submit/page/{section.pk}/", {"locales": locales("kk")})
    assert (response.status_code in (302, 403), section.get_translations().count()) == (True, 0)


def test_news_leads_to_writing_it_anew(client, officer, house):
    item = NewsPageFactory(parent=section_of(PartnerLibraryFactory(languages=["en"])))
    response = submit(client, item, "kk")
    assert (response["Location"], item.get_translations().count()) == (f"/admin/news/{item.pk}/write-in/", 0)


def test_partner_editor_submits_nothing(client, house, about):
    library = PartnerLibraryFactory(languages=["en"])
    client.force_login(UserFactory(roles=[PARTNER_EDITORS, library.team.group.name]))
    submit(client, about, "kk")
    assert about.get_translations().count() == 0


def test_languages_are_kept_in_step_by_nobody(client, house):
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    locale = Locale.objects.get(language_code="kk")
    assert "sync" not in client.get(f"/admin/locales/edit/{locale.pk}/").content.decode().lower()
