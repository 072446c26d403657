"""Barriers that axe finds on a page that is open in the browser (WCAG 2.2 and more)."""

from axe_playwright_python.sync_playwright import Axe


def violations(page) -> list[tuple[str, str]]:
    """Each rule that is broken, with the element that breaks it."""
    found = Axe().run(page).response["violations"]
    return [(each["id"], node["html"]) for each in found for node in each["nodes"]]
