"""The masthead as a browser lays it out, for those who go through it by keyboard."""

import pytest

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
