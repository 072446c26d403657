"""Every type of public page, in both directions of writing, tried in a browser with axe (WCAG 2.2 and more)."""

import json

import pytest

from cms.core.samples import body_with_every_block
from tests.barriers import violations
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory, ServiceFactory, VisitFigureFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, TopicFactory, home_in, section_of

PHONE = {"width": 390, "height": 844}
DIRECTIONS = ["en", "ar"]


@pytest.fixture
def library(house):
    library = PartnerLibraryFactory(
        slug="navoi",
        names={"uz": "Navoiy kutubxonasi", "en": "Navoi library", "ar": "مكتبة نوائي"},
        languages=["uz", "en", "ar"],
        palette="pomegranate",
        services=[ServiceFactory(names={"en": "Self-service"})],
        phone="+998 71 000",
        latitude="41.30710",
        longitude="69.25290",
    )
    PartnerLibraryFactory(slug="hall", parent=library)
    OpeningHoursFactory(library=library)
    VisitFigureFactory(library=library)
    return library


def addresses(library, tag: str) -> list[str]:
    """One page of each type in a language, each with all that it can show."""
    image, kit = ImageFactory(), [{"type": "document", "value": DocumentFactory().pk}]
    text = json.dumps(list(body_with_every_block().raw_data))
    item = NewsPageFactory(
        parent=section_of(library, tag), lead_image=image, lead_image_alt="A hall", lead_image_caption="Opening",
        body=text, press_kit=json.dumps(kit), topics=[TopicFactory(slug="maps", names={"en": "Maps"})],
    )  # fmt: skip
    NewsPageFactory(parent=section_of(library, "uz"), title="Yangilik " * 18)
    standing = StandardPageFactory(parent=home_in(tag), title="About", slug="about", body=text, in_footer=True)
    lists = [f"/{tag}/news/", f"/{tag}/news/?topic=maps&country=XX", f"/{tag}/libraries/?country=KZ"]
    own = [section_of(library, tag).url, item.url, standing.url]
    return [f"/{tag}/", f"/{tag}/?untranslated=1", *lists, *own, f"/{tag}/nowhere/"]


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_public_pages_have_no_barrier_that_a_machine_can_find(page, live_server, library, tag):
    found = {}
    for address in addresses(library, tag):
        page.goto(f"{live_server}{address}")
        found[address] = violations(page)
    assert {address: problems for address, problems in found.items() if problems} == {}


@pytest.mark.parametrize("tag", DIRECTIONS)
def test_public_pages_fit_on_a_phone_with_the_menu_open(page, live_server, library, tag):
    page.set_viewport_size(PHONE)
    wide = {}
    for address in addresses(library, tag):
        page.goto(f"{live_server}{address}")
        wide[address] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {address: excess for address, excess in wide.items() if excess > 0} == {}
    page.goto(f"{live_server}/{tag}/")
    page.locator(".masthead .menu-button").click()
    assert (page.locator("#menu").is_visible(), violations(page)) == (True, [])
