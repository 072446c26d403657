"""Every view of the programme in a browser: no barrier that axe finds, nothing to scroll sideways."""

import pytest

from tests.barriers import violations

pytestmark = pytest.mark.django_db(transaction=True)
VIEWS = [
    "",
    "?library=almaty&kind=workshop&language=kk&audience=12-15",
    "month/2026-12/",
    "week/2026-W49/",
    "agenda/",
    "navoi/",
    "screen/almaty/?languages=en,ar",
    "embed/",
    "embed/how/",
]


# Nobody touches a screen in the foyer; that it goes on by itself is what it is for (WCAG 2.2.1, essential).
ESSENTIAL = "meta-refresh"


@pytest.mark.parametrize(("tag", "width"), [("en", 1280), ("ar", 390)])
def test_no_view_has_barriers(page, live_server, programme, tag, width):
    page.set_viewport_size({"width": width, "height": 800})
    found = {}
    for view in VIEWS:
        page.goto(f"{live_server.url}/{tag}/events/{view}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found[view] = ([each for each in violations(page) if each[1] != ESSENTIAL], wide)
    assert found == {view: ([], False) for view in VIEWS}
