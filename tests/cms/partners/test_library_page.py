"""A library's page: what it is called, when it is open, what it offers, how to reach it."""

import datetime

import pytest
import time_machine

from tests.factories.images import ImageFactory
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory, ServiceFactory, VisitFigureFactory
from tests.factories.pages import NewsPageFactory, body, section_of
from tests.reading import elements, links, structured_data, texts

pytestmark = pytest.mark.django_db
MONDAY_NOON_IN_TASHKENT = datetime.datetime(2026, 11, 23, 7, tzinfo=datetime.UTC)


@pytest.fixture
def library(house):
    return PartnerLibraryFactory(
        slug="navoi",
        names={"uz": "Navoiy kutubxonasi", "en": "Navoi library"},
        kind="national",
        country="UZ",
        cities={"en": "Tashkent", "uz": "Toshkent"},
        languages=["uz", "en"],
        time_zone="Asia/Tashkent",
    )


def page(client, library, tag: str = "en"):
    return client.get(section_of(library, tag).url)


def facts(response) -> dict[str, str]:
    """What stands under each title of the facts."""
    titles, values = elements(response, "dt"), elements(response, "div")
    return {
        title.text: div.text.removeprefix(title.text).strip()
        for title in titles
        for div in values
        if div.text.startswith(title.text) and not div.attributes
    }


def test_library_says_its_name_kind_and_place(client, library):
    response = page(client, library)
    assert (texts(response, "h1"), texts(response, "p", class_="kicker")) == (
        ["Navoi library"],
        ["National library Tashkent, Uzbekistan"],
    )


def test_library_says_its_own_name_in_its_own_language(client, library):
    own = [e for e in elements(page(client, library), "p", class_="lede") if e.text == "Navoiy kutubxonasi"]
    assert [e.attributes for e in own] == [{"class": "lede", "lang": "uz", "dir": "ltr"}]
    assert "Navoiy kutubxonasi" not in texts(page(client, library, "uz"), "p", class_="lede")


@pytest.mark.parametrize(
    ("moment", "status", "words"),
    [
        (MONDAY_NOON_IN_TASHKENT, "open", "Open now, until 19:00 Tashkent time · UTC+5"),
        (
            MONDAY_NOON_IN_TASHKENT - datetime.timedelta(hours=4),
            "wait",
            "Closed now, opens today at 09:00 Tashkent time · UTC+5",
        ),
        (
            MONDAY_NOON_IN_TASHKENT - datetime.timedelta(hours=24),
            "wait",
            "Closed now, opens tomorrow at 09:00 Tashkent time · UTC+5",
        ),
        (
            MONDAY_NOON_IN_TASHKENT - datetime.timedelta(hours=48),
            "wait",
            "Closed now, opens at 09:00 on Monday Tashkent time · UTC+5",
        ),
    ],
)
def test_library_says_whether_it_is_open_by_its_own_clock(client, library, moment, status, words):
    OpeningHoursFactory(library=library)
    with time_machine.travel(moment, tick=False):
        response = page(client, library)
    (said,) = [text for text in texts(response, "p") if "now" in text]
    assert (said, len(elements(response, "span", class_=f"status status--{status}"))) == (words, 1)


def test_library_with_unknown_hours_says_nothing_about_them(client, library):
    response = page(client, library)
    assert ([text for text in texts(response, "p") if "now" in text], "Hours" in facts(response)) == ([], False)


def test_hours_are_listed_with_their_exceptions(client, library):
    library.hours_note = {"uz": "1-sentabrda yopiq"}
    library.save()
    for day in range(5):
        OpeningHoursFactory(library=library, weekday=day, closes=datetime.time(13))
        OpeningHoursFactory(library=library, weekday=day, opens=datetime.time(14))
    response = page(client, library)
    assert facts(response)["Hours"] == (
        "Monday – Friday 09:00–13:00 · 14:00–19:00 Saturday – Sunday closed 1-sentabrda yopiq Tashkent time · UTC+5"
    )


def test_library_says_how_to_reach_it(client, library):
    library.addresses = {"uz": "Navoiy koʻchasi 1"}
    library.latitude, library.longitude = "41.30710", "69.25290"
    library.phone, library.email, library.website = "+998 71 000", "desk@example.org", "https://example.org/"
    library.accessibility = {"en": "Step-free"}
    library.save()
    response = page(client, library)
    assert facts(response)["Address"] == (
        "Navoiy koʻchasi 1 Tashkent, Uzbekistan On the map 41.30710, 69.25290 Step-free"
    )
    found = links(response)
    assert {
        name: found[name] for name in ("On the map", "41.30710, 69.25290", "+998 71 000", "desk@example.org", "Website")
    } == {
        "On the map": "https://www.openstreetmap.org/?mlat=41.30710&mlon=69.25290#map=17/41.30710/69.25290",
        "41.30710, 69.25290": "geo:41.30710,69.25290",
        "+998 71 000": "tel:+99871000",
        "desk@example.org": "mailto:desk@example.org",
        "Website": "https://example.org/",
    }


def test_library_without_coordinates_has_no_map(client, library):
    assert "On the map" not in links(page(client, library))


def test_services_lead_to_libraries_that_offer_them(client, library):
    library.services.set([ServiceFactory(slug="rfid", names={"en": "Self-service"})])
    library.save()
    assert links(page(client, library))["Self-service"] == "/en/libraries/?service=rfid"


def test_library_shows_its_news_in_the_language_of_the_page_first(client, library):
    for number in range(1, 4):
        day = datetime.date(2026, 11, number)
        NewsPageFactory(parent=section_of(library, "uz"), title=f"Yangilik {number}", date=day)
        NewsPageFactory(parent=section_of(library, "en"), title=f"Item {number}", date=day)
    response = page(client, library)
    assert texts(response, "h3") == ["Item 3", "Item 2", "Item 1", "Yangilik 3"]
    assert links(response)["All its news"] == "/en/news/?library=navoi"


def test_library_without_news_shows_no_empty_section(client, library):
    assert texts(page(client, library), "h2")[0] == "Visit and write"


def test_library_names_what_it_belongs_to_and_its_branches(client, library):
    district = PartnerLibraryFactory(slug="district", names={"uz": "Tuman"}, languages=["uz"], parent=library)
    hall = PartnerLibraryFactory(slug="hall", names={"en": "Hall"}, parent=library, sections=False)
    response = page(client, library)
    assert (facts(response)["Branches"], links(response)["Tuman"], hall.slug in links(response)) == (
        "Tuman Hall",
        "/uz/libraries/district/",
        False,
    )
    above = page(client, district, "uz")
    assert links(above)["Navoiy kutubxonasi"] == "/uz/libraries/navoi/"


def test_visits_stand_with_their_source(client, library):
    VisitFigureFactory(
        library=library, year=2024, visits=398_120, source="Form 6-NK", source_url="https://example.org/6"
    )
    VisitFigureFactory(library=library, year=2025, visits=412_300)
    response = page(client, library)
    assert texts(response, "tr") == ["Year Visits Source", "2025 412,300 Annual report", "2024 398,120 Form 6-NK"]
    assert links(response)["Form 6-NK"] == "https://example.org/6"


def test_library_tells_about_itself_and_shows_its_mark(client, library):
    library.logo = ImageFactory()
    library.save()
    section = section_of(library)
    section.intro, section.body = "Two sentences.", body(("paragraph", "<p>At length.</p>"))
    section.save()
    response = page(client, library)
    assert ("Two sentences." in texts(response, "p", class_="lede"), "About the library" in texts(response, "h2")) == (
        True,
        True,
    )
    assert [e.attributes["alt"] for e in elements(response, "img", class_="brand__logo")] == [""]


def test_library_is_a_library_to_search_engines(client, library):
    library.addresses, library.phone, library.email = {"uz": "Navoiy koʻchasi 1"}, "+998 71 000", "desk@example.org"
    library.website, library.latitude, library.longitude = "https://example.org/", "41.30710", "69.25290"
    library.parent = PartnerLibraryFactory(names={"en": "Ministry library"}, sections=False)
    library.save()
    OpeningHoursFactory(library=library)
    assert structured_data(page(client, library))["Library"] == {
        "@type": "Library",
        "name": "Navoi library",
        "alternateName": ["Navoiy kutubxonasi"],
        "url": "http://localhost:8000/en/libraries/navoi/",
        "sameAs": "https://example.org/",
        "email": "desk@example.org",
        "telephone": "+998 71 000",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Navoiy koʻchasi 1",
            "addressLocality": "Tashkent",
            "addressCountry": "UZ",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 41.3071, "longitude": 69.2529},
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": "https://schema.org/Monday",
                "opens": "09:00",
                "closes": "19:00",
            }
        ],
        "parentOrganization": {"@type": "Library", "name": "Ministry library"},
    }
