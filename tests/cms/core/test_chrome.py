"""What stands around every page: sections, languages, the way back, notices; and what must not."""

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.cookie import CookieStorage
from wagtail.models import Page, Site

from cms.core.chrome import Chrome
from cms.core.models import SiteSettings
from cms.home.models import HomePage, StandardPage
from tests.factories.images import ImageFactory
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, home_in, news_index_in, section_of
from tests.factories.users import AdministratorFactory, UserFactory
from tests.reading import elements, links, texts

pytestmark = pytest.mark.django_db


def languages(response) -> dict[str, dict[str, str]]:
    """Attributes of the links of the first language switcher, by tag."""
    offered = [link.attributes for link in elements(response, "a") if "hreflang" in link.attributes]
    return {link["hreflang"]: link for link in reversed(offered)}


def alternates(response) -> dict[str, str]:
    return {e.attributes["hreflang"]: e.attributes["href"] for e in elements(response, "link", rel="alternate")}


def translate(page: Page, tag: str, title: str) -> Page:
    copy = page.copy_for_translation(home_in(tag).locale)
    copy.title = title
    copy.save_revision().publish()
    return copy


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("kk", "ltr"), ("ar", "rtl")])
def test_page_says_its_language_and_direction(client, house, tag, direction):
    (root,) = elements(client.get(f"/{tag}/"), "html")
    assert (root.attributes["lang"], root.attributes["dir"]) == (tag, direction)


def test_switcher_names_each_language_in_itself(client, house):
    (switcher, _foot) = [e for e in elements(client.get("/en/"), "nav") if "English" in e.text]
    assert switcher.text == "English Русский Қазақша Oʻzbekcha Tiếng Việt العربية"


def test_switcher_leads_to_the_same_page_where_it_is_translated(client, house):
    offered = languages(client.get("/en/news/"))
    assert {tag: link["href"] for tag, link in offered.items()} == {
        tag: f"/{tag}/news/" for tag in ("en", "ru", "kk", "uz", "vi", "ar")
    }
    assert [tag for tag, link in offered.items() if "aria-current" in link] == ["en"]


def test_switcher_leads_to_the_nearest_translated_ancestor_and_says_so(client, house):
    item = NewsPageFactory(parent=news_index_in("en"), title="Only in English")
    news = news_index_in("kk")
    news.title = "Жаңалықтар"
    news.save()
    kazakh = languages(client.get(item.url))["kk"]
    assert (kazakh["href"], kazakh["title"]) == (
        "/kk/news/?untranslated=1",
        "this page is not translated; leads to “Жаңалықтар”",
    )
    assert "Қазақша : this page is not translated; leads to “Жаңалықтар”" in texts(client.get(item.url), "a")


def test_switcher_leads_from_a_library_to_its_page_in_another_language(client, house):
    library = PartnerLibraryFactory(slug="navoi", languages=["uz", "en"])
    item = NewsPageFactory(parent=section_of(library, "uz"), title="Yangilik")
    assert languages(client.get(item.url))["en"]["href"] == "/en/libraries/navoi/?untranslated=1"


def test_switcher_skips_a_translation_that_is_not_live(client, house):
    page = StandardPageFactory(parent=house, title="About")
    translate(page, "kk", "Желі туралы")
    StandardPage.objects.get(locale__language_code="kk").unpublish()
    assert languages(client.get(page.url))["kk"]["href"] == "/kk/?untranslated=1"


def test_page_reached_instead_of_a_translation_says_so(client, house):
    said = "What you were reading is not translated yet. This is the nearest page there is in this language: English."
    assert texts(client.get("/en/news/?untranslated=1"), "div", role="note") == [said]
    assert texts(client.get("/en/news/"), "div", role="note") == []


def test_hreflang_names_real_translations_and_a_default(client, house):
    page = StandardPageFactory(parent=house, title="About")
    translate(page, "kk", "Желі туралы")
    at = "http://localhost:8000"
    assert alternates(client.get("/kk/about/")) == {
        "en": f"{at}/en/about/",
        "kk": f"{at}/kk/about/",
        "x-default": f"{at}/en/about/",
    }


def test_default_alternate_is_the_first_there_is_without_one_in_english(client, house):
    page = StandardPageFactory(parent=home_in("ru"), title="О сети", slug="about")
    translate(page, "kk", "Желі туралы")
    assert alternates(client.get("/ru/about/"))["x-default"] == "http://localhost:8000/ru/about/"


def test_page_in_one_language_has_no_alternates(client, house):
    item = NewsPageFactory(parent=news_index_in("en"))
    assert alternates(client.get(item.url)) == {}


def test_alias_is_no_translation(client, house):
    page = StandardPageFactory(parent=house, title="About")
    page.copy_for_translation(home_in("kk").locale, alias=True)
    response = client.get(page.url)
    assert (alternates(response), languages(response)["kk"]["href"]) == ({}, "/kk/?untranslated=1")


def test_canonical_address_leaves_the_query_out(client, house):
    (link,) = elements(client.get("/en/news/?untranslated=1&topic=maps"), "link", rel="canonical")
    assert link.attributes["href"] == "http://localhost:8000/en/news/"


def test_crumbs_lead_from_home_to_the_parent(client, house):
    library = PartnerLibraryFactory(slug="navoi", names={"en": "Navoi library"})
    item = NewsPageFactory(parent=section_of(library), title="An item")
    (crumbs,) = elements(client.get(item.url), "nav", class_="crumbs wrap")
    assert crumbs.text == "Home Libraries Navoi library An item"


def test_section_of_the_page_is_marked(client, house):
    library = PartnerLibraryFactory()
    item = NewsPageFactory(parent=section_of(library))
    marked = [e.text for e in elements(client.get(item.url), "a", aria_current="true")]
    assert (marked, texts(client.get("/en/news/"), "a", aria_current="page")) == (
        ["News", "English", "English"],
        ["News"],
    )


def test_foot_names_standing_pages_that_are_to_stand_there(client, house):
    StandardPageFactory(parent=house, title="Accessibility", in_footer=True)
    StandardPageFactory(parent=house, title="Not at the foot")
    deep = StandardPageFactory(parent=StandardPageFactory(parent=house, title="About"), title="Privacy", in_footer=True)
    StandardPageFactory(parent=home_in("kk"), title="Қолжетімділік", in_footer=True)
    (foot,) = elements(client.get("/en/news/"), "nav", aria_labelledby="foot-site")
    assert foot.text == "This site Accessibility Privacy Messages to your phone Log in"
    assert links(client.get("/en/news/"))["Privacy"] == deep.url


def test_log_in_keeps_the_language(client, house):
    assert len(elements(client.get("/kk/"), "a", href="/accounts/login/?lang=kk")) == 1


def test_site_settings_give_name_and_sentence_in_the_readers_language(client, house):
    names = {"en": "Library Outreach", "ru": "Библиотека людям"}
    site = house.get_site()
    SiteSettings.objects.update_or_create(site=site, defaults={"site_name": names, "tagline": {"ru": "О сети."}})
    titles = [texts(client.get(path), "title") for path in ("/en/", "/ru/")]
    assert titles == [["Library Outreach"], ["Библиотека людям"]]
    assert [e.attributes for e in elements(client.get("/en/"), "span") if e.text == "О сети."] == [
        {"lang": "ru", "dir": "ltr"}
    ]


def test_own_mark_takes_the_place_of_the_drawn_one(client, house):
    SiteSettings.objects.update_or_create(site=house.get_site(), defaults={"logo": ImageFactory()})
    marks = elements(client.get("/en/"), "img", class_="brand__logo")
    assert [mark.attributes["alt"] for mark in marks] == ["Library Outreach", "Library Outreach"]


def test_library_pages_wear_its_palette(client, house):
    library = PartnerLibraryFactory(palette="walnut")
    item = NewsPageFactory(parent=section_of(library))
    tints = [elements(client.get(path), "html")[0].attributes["data-tint"] for path in ("/en/", item.url)]
    assert tints == ["lapis", "walnut"]


def test_own_accent_comes_as_a_sheet_and_no_tint_beside_it(client, house):
    library = PartnerLibraryFactory(palette="walnut", accent="#7a1f5c")
    response = client.get(section_of(library).url)
    sheets = [e.attributes["href"] for e in elements(response, "link", rel="stylesheet")]
    assert (sheets, "data-tint" in elements(response, "html")[0].attributes) == (
        ["/static/css/site.css", "/tint/7a1f5c.css"],
        False,
    )


def test_page_without_script_or_style_of_its_own(client, house):
    library = PartnerLibraryFactory()
    NewsPageFactory(parent=section_of(library))
    response = client.get("/en/")
    scripts = [e.attributes for e in elements(response, "script")]
    own = [script for script in scripts if "src" not in script]
    assert (own, elements(response, "style")) == ([{"type": "application/ld+json"}], [])
    assert [e for e in elements(response, "div") if "style" in e.attributes] == []


def test_anonymous_page_looks_at_no_session(client, house):
    response = client.get("/en/")
    assert (response.headers.get("Vary"), response.cookies.output()) == (None, "")


def test_staff_see_the_bar_of_the_editor_and_others_do_not(client, house):
    client.force_login(UserFactory())
    reader = client.get("/en/")
    client.force_login(AdministratorFactory())
    staff = client.get("/en/")
    assert (len(elements(reader, "wagtail-userbar")), len(elements(staff, "wagtail-userbar"))) == (0, 1)


def test_message_to_one_person_is_not_shown_on_a_page_for_everybody(rf, house):
    request = rf.get("/en/")
    request._messages = CookieStorage(request)
    request._messages.add(constants.SUCCESS, "Saved.")
    shown = [Chrome(request, HomePage.objects.first()).messages, Chrome(request).messages]
    assert [[str(message) for message in messages] for messages in shown] == [[], ["Saved."]]


def test_address_without_page_offers_itself_in_other_languages(client, house):
    offered = languages(client.get("/accounts/login/?next=/admin/"))
    assert offered["kk"]["href"] == "/accounts/login/?next=%2Fadmin%2F&lang=kk"


def test_what_is_not_found_offers_the_front_pages(client, house):
    offered = languages(client.get("/en/nowhere/"))
    assert {link["href"] for link in offered.values()} == {"/en/", "/ru/", "/kk/", "/uz/", "/vi/", "/ar/"}


def test_server_without_a_site_says_that_there_is_no_page(client, house):
    Site.objects.all().delete()
    assert texts(client.get("/en/"), "h1") == ["There is no page at this address"]
