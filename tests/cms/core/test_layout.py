"""What surrounds a page as a browser lays it out: for those who go by keyboard, and on the smallest screens."""

import pytest

from cms.home.models import StandardPage

pytestmark = pytest.mark.django_db
# Whether what has the focus lies open at the middle of each of its edges.
LIES_OPEN = """() => {
  const focused = document.activeElement, { left, right, top, bottom } = focused.getBoundingClientRect();
  const middle = [(left + right) / 2, (top + bottom) / 2];
  const edges = [[middle[0], top + 3], [middle[0], bottom - 3], [left + 3, middle[1]], [right - 3, middle[1]]];
  return edges.every(([x, y]) => focused.contains(document.elementFromPoint(x, y)));
}"""


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_nothing_stands_on_what_has_the_focus(page, live_server, house, tag):
    page.goto(f"{live_server}/{tag}/")
    covered = []
    for _tab in range(page.locator(".masthead :is(a, button, input):visible").count()):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.masthead') && !(" + LIES_OPEN + ")()"):
            covered.append(page.evaluate("document.activeElement.innerText || document.activeElement.name"))
    assert covered == []


def test_long_words_at_the_foot_stay_on_the_smallest_screen(page, live_server, house):
    house.add_child(instance=StandardPage(title="Конфиденциальность и самоидентификация", in_footer=True))
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{live_server}/en/")
    assert page.locator("footer").get_by_text("Конфиденциальность").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
