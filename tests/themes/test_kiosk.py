"""The theme of public screens: what it is made of, that nobody gets out, and that the screen comes back by itself."""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.template.loader import get_template
from playwright.sync_api import expect

from cms.core.inward import stays
from cms.core.models import BasePage, SiteSettings
from cms.core.samples import body_with_every_block
from tests.cms.test_accessibility import violations
from tests.factories.events import EventPageFactory
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory, ServiceFactory, VisitFigureFactory
from tests.factories.pages import NewsPageFactory, StandardPageFactory, TopicFactory, home_in, section_of
from tests.reading import elements, links, texts

SCREEN = {"width": 1080, "height": 1400}
FINGER = 64  # CSS pixels
SMALLER = """(limit) => [...document.querySelectorAll("a, button, select, summary, input:not([type=hidden])")]
    .filter((each) => each.checkVisibility() && !each.matches(".skip"))
    .map((each) => [each.textContent.trim(), each.getBoundingClientRect().height])
    .filter(([_text, height]) => height < limit)"""
RICH = """<p>See <a href="https://far.example/a?b=1">their site</a>, <a href="mailto:a@far.example">write</a>, call
<a href="tel:+7700">+7700</a> or read <a href="/en/news/">our news</a>.</p>"""


@pytest.fixture
def library(house, kiosk):
    """A library with everything that could lead away."""
    SiteSettings.objects.update_or_create(site=house.get_site(), defaults={"contact_email": "hello@library.example"})
    library = PartnerLibraryFactory(
        slug="navoi", names={"en": "Navoi library", "ar": "مكتبة نوائي"}, languages=["en", "ar"],
        services=[ServiceFactory()], phone="+998 71 000", email="navoi@library.example",
        website="https://navoi.example/", latitude="41.30710", longitude="69.25290",
    )  # fmt: skip
    PartnerLibraryFactory(slug="hall", parent=library)
    OpeningHoursFactory(library=library)
    VisitFigureFactory(library=library, source_url="https://figures.example/2025")
    return library


@pytest.fixture
def addresses(library) -> list[str]:
    """A page of each type, where its text has every kind of block."""
    blocks = [*body_with_every_block().raw_data, {"type": "paragraph", "value": RICH}]
    kit = [{"type": "document", "value": DocumentFactory().pk}, {"type": "picture", "value": ImageFactory().pk}]
    item = NewsPageFactory(
        parent=section_of(library), body=json.dumps(blocks), press_kit=json.dumps(kit), topics=[TopicFactory()],
        source_name="Almanac", source_url="https://almanac.example/",
    )  # fmt: skip
    standing = StandardPageFactory(parent=home_in("en"), body=json.dumps(blocks), slug="about", in_footer=True)
    event = EventPageFactory(parent=section_of(library), body=json.dumps(blocks), event__library=library)
    own = [section_of(library).url, item.url, standing.url, event.url]
    return ["/en/", "/en/events/", "/en/news/", "/en/libraries/", *own, "/en/search/?q=item", "/en/nowhere/"]


def ways_out(response, base: str) -> list[str]:
    """Every address that a finger could reach and that is no page of this site."""
    found = [element.attributes["href"] for element in elements(response, "a")]
    found += [element.attributes.get("action", "") for element in elements(response, "form")]
    return [address for address in found if not stays(address, base)]


def test_each_file_overrides_one_of_the_default_or_is_used_by_the_theme(kiosk):
    default, texts_of_theme = kiosk.parent / "default", ""
    files = [path.relative_to(kiosk) for path in kiosk.rglob("*") if path.is_file()]
    for path in kiosk.rglob("*.html"):
        texts_of_theme += path.read_text(encoding="utf-8")
    of_its_own = {str(path) for path in files if not (default / path).exists()}
    put_into_the_sheet = {"static/css/components/kiosk.css"}
    used = {name for name in of_its_own if name.partition("/")[2] in texts_of_theme} | put_into_the_sheet
    assert of_its_own == used


def test_templates_that_are_extended_are_those_of_the_default(kiosk):
    extending = [path for path in kiosk.rglob("*.html") if "{% extends" in path.read_text(encoding="utf-8")]
    names = [str(path.relative_to(kiosk / "templates")) for path in extending]
    assert [get_template(name).origin.name for name in names] == [str(path) for path in extending]
    assert sorted(names) == ["400.html", "500.html", "base.html"]


def test_every_type_of_page_is_looked_at(addresses):
    kinds = {model for model in apps.get_models() if issubclass(model, BasePage)}
    assert {type(page) for model in kinds for page in model.objects.live() if page.url in addresses} == kinds


@pytest.mark.walk
def test_no_link_leaves_the_site(client, house, addresses):
    root = house.get_site().root_url
    seen, waiting = {}, list(addresses)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        seen[address] = ways_out(response, root), len(elements(response, "iframe"))
        found = [urljoin(address, element.attributes["href"].removeprefix(root)) for element in elements(response, "a")]
        new = {urlsplit(link)._replace(fragment="").geturl() for link in found} - {*seen, *waiting}
        waiting += sorted(link for link in new if link.startswith(("/en/", "/ar/")))
    assert {address: ways for address, ways in seen.items() if ways != ([], 0)} == {}
    assert {"/ar/", "/ar/libraries/navoi/"} < set(seen)


def test_links_of_a_text_become_text_with_their_address(client, addresses):
    response = client.get("/en/about/")
    written = texts(response, "span", class_="outward")
    assert {"their site far.example/a?b=1", "write a@far.example", "+7700"} <= set(written)
    assert links(response)["our news"] == "/en/news/"


def test_nobody_logs_in_shares_or_writes_from_a_screen(client, addresses):
    text = "".join(client.get(address).content.decode() for address in addresses)
    words = ["Log in", "/accounts/", "mailto:", "tel:", "t.me", "wa.me", 'feed.rss" type', "youtube", "openstreetmap"]
    assert [word for word in words if word in re.sub(r"<head>.*?</head>", "", text, flags=re.DOTALL)] == []


@pytest.mark.parametrize("code", ["400", "500"])
def test_page_of_a_fault_goes_back_by_itself(kiosk, code):
    assert '<meta http-equiv="refresh" content="30; url=/">' in get_template(f"{code}.html").render()


@pytest.fixture
def screen(page):
    page.set_viewport_size(SCREEN)
    return page


def test_pages_fit_a_finger_and_have_no_barrier(screen, live_server, addresses):
    """Both directions, light and dark; links within a sentence reach as far as those that stand alone."""
    found = {}
    for scheme, address in [*(("light", address) for address in addresses), ("dark", "/ar/libraries/navoi/")]:
        screen.emulate_media(color_scheme=scheme)
        screen.goto(f"{live_server}{address}")
        found[address] = screen.evaluate(SMALLER, FINGER - 0.5), violations(screen)
    assert {address: problems for address, problems in found.items() if problems != ([], [])} == {}


def test_languages_stand_on_the_screen_wherever_one_is(screen, live_server, addresses):
    screen.goto(f"{live_server}/en/about/")
    names = screen.locator(".kiosk-bar li a")
    screen.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    expect(names.nth(2)).to_be_in_viewport(ratio=1)
    names.get_by_text("العربية").click()
    screen.wait_for_url(re.compile("/ar/"))


def idle(screen, seconds: int) -> None:
    screen.clock.run_for(seconds * 1000)


def test_screen_asks_and_goes_back_to_its_start_after_two_idle_minutes(screen, live_server, addresses):
    screen.clock.install()
    screen.goto(f"{live_server}/en/about/")
    question = screen.get_by_role("alertdialog", name="Still there?")
    idle(screen, 99)
    expect(question).to_be_hidden()
    idle(screen, 2)
    expect(question).to_be_visible()
    expect(screen.get_by_role("button", name="I am still here")).to_be_focused()
    assert violations(screen) == []
    screen.keyboard.press("Enter")
    expect(question).to_be_hidden()
    idle(screen, 95)
    screen.mouse.click(5, 5)
    idle(screen, 30)
    expect(question).to_be_hidden()
    with screen.expect_navigation(url=f"{live_server}/en/"):
        idle(screen, 95)
    idle(screen, 110)
    expect(question).to_be_hidden()


def test_screen_stays_while_the_site_does_not_answer(screen, live_server, addresses):
    screen.clock.install()
    screen.goto(f"{live_server}/en/about/")
    screen.route("**/*", lambda route: route.abort())
    idle(screen, 130)
    assert screen.url == f"{live_server}/en/about/"
    screen.unroute("**/*")
    with screen.expect_navigation(url=f"{live_server}/en/"):
        idle(screen, 60)


def test_screen_without_scripts_goes_back_as_well(browser, live_server, addresses):
    context = browser.new_context(java_script_enabled=False)
    try:
        screen = context.new_page()
        screen.goto(f"{live_server}/en/about/")
        refresh = screen.locator("meta[http-equiv=refresh]").get_attribute("content")
    finally:
        context.close()
    assert refresh == "120; url=/"
