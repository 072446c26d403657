"""Who follows a link: a person, or a program that looks at what is behind it."""

import re

from django.http import HttpRequest

# Messengers and search engines look at links to show a preview; phones fetch some before anybody touches them.
PROGRAMS = re.compile(
    r"bot\b|bots?/|crawl|spider|preview|facebookexternalhit|whatsapp|telegram|viber|skypeuripreview|slack|embedly"
    r"|curl|wget|python|httpclient|okhttp|go-http|java/|headless|scan|monitor|^$",
    re.IGNORECASE,
)
AHEAD = ("Purpose", "Sec-Purpose", "X-Purpose", "X-Moz")


def is_person(request: HttpRequest) -> bool:
    """Whether somebody has touched the link, as far as a request tells."""
    if request.method != "GET" or PROGRAMS.search(request.headers.get("User-Agent", "")):
        return False
    return not any(is_ahead(request.headers.get(name, "")) for name in AHEAD)


def is_ahead(purpose: str) -> bool:
    """Whether a browser asks before anybody has (`prefetch`, `prefetch;prerender`, `preview`)."""
    return any(word in purpose.lower() for word in ("prefetch", "prerender", "preview"))
