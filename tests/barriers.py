"""Barriers that axe finds on a page that is open in the browser (WCAG 2.2 and more)."""

from axe_playwright_python.base import AXE_SCRIPT

# Everything but the colours is the same in the dark.
RULES = {"light": {}, "dark": {"runOnly": ["color-contrast", "link-in-text-block"]}}


def violations(page) -> list[tuple[str, str, str]]:
    """Each rule that is broken, in the light or in the dark, with the element that breaks it."""
    page.evaluate(AXE_SCRIPT)
    found = []
    for scheme, options in RULES.items():
        page.emulate_media(color_scheme=scheme)
        broken = page.evaluate("options => axe.run(options)", {**options, "resultTypes": ["violations"]})["violations"]
        found += [(scheme, each["id"], node["html"]) for each in broken for node in each["nodes"]]
    page.emulate_media(color_scheme="light")
    return found
