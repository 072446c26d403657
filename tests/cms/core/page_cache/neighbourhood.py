"""A small site with one of everything, and the addresses of its pages."""

import datetime

from wagtail.models import Page

from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.libraries import OpeningHoursFactory, PartnerLibraryFactory, ServiceFactory
from tests.factories.pages import (
    NewsPageFactory,
    StandardPageFactory,
    TopicFactory,
    body,
    home_in,
    library_index_in,
    news_index_in,
    section_of,
)

NEWEST_OF_THE_HOME_PAGE = 5


def day(number: int) -> datetime.date:
    return datetime.date(2026, 11, number)


class Neighbourhood:
    """Two libraries with an item each, a standing page with one below, and items of the network in two languages."""

    def __init__(self):
        self.home = home_in("en")
        self.service, self.topic, self.other_topic = ServiceFactory(), TopicFactory(slug="maps"), TopicFactory()
        self.image, self.document = ImageFactory(file__width=40, file__height=30), DocumentFactory()
        self.almaty = PartnerLibraryFactory(slug="almaty", languages=["en", "kk"], services=[self.service])
        self.navoi = PartnerLibraryFactory(slug="navoi", country="UZ")
        OpeningHoursFactory(library=self.almaty, weekday=2)
        self.about = StandardPageFactory(parent=self.home, title="About", in_footer=True)
        self.below = StandardPageFactory(parent=self.about, title="Below")
        self.write_news()

    def write_news(self) -> None:
        """The newest are Kazakh and fill the home page; one of the others leads it in English."""
        for number in range(NEWEST_OF_THE_HOME_PAGE):
            NewsPageFactory(parent=news_index_in("kk"), title=f"Kazakh {number}", date=day(20))
        self.maps = NewsPageFactory(
            parent=section_of(self.almaty), title="Maps", date=day(10), topics=[self.topic], lead_image=self.image
        )
        document = f'<a linktype="document" id="{self.document.pk}">Programme</a>'
        self.shelves = NewsPageFactory(
            parent=section_of(self.navoi), title="Shelves", date=day(9), body=body(("paragraph", document))
        )
        link = f'<a linktype="page" id="{self.below.pk}">Below</a>'
        self.network = NewsPageFactory(
            parent=news_index_in("en"), title="Network", date=day(1), body=body(("paragraph", link))
        )

    @property
    def pages(self) -> dict[str, Page]:
        return {
            "home": self.home,
            "home kk": home_in("kk"),
            "about": self.about,
            "below": self.below,
            "libraries": library_index_in("en"),
            "libraries kk": library_index_in("kk"),
            "almaty": section_of(self.almaty),
            "almaty kk": section_of(self.almaty, "kk"),
            "navoi": section_of(self.navoi),
            "news": news_index_in("en"),
            "news kk": news_index_in("kk"),
            "maps": self.maps,
            "shelves": self.shelves,
            "network": self.network,
        }

    @property
    def addresses(self) -> dict[str, str]:
        """Of every page as it stands now, and of two lists that are filtered."""
        urls = {name: fresh(page).url for name, page in self.pages.items()}
        filtered = {"news about maps": "/en/news/?topic=maps", "libraries in KZ": "/en/libraries/?country=KZ"}
        return urls | filtered


def fresh(page: Page) -> Page:
    """The page as the database has it."""
    return type(page).objects.get(pk=page.pk)


def publish(page: Page, **changes: object) -> None:
    """What an editor does: change fields and publish."""
    page = fresh(page)
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
