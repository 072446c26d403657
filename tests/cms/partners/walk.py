"""Every address of the admin, filled with what there is to open."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import URLResolver, get_resolver, resolve

from tests.cms.partners.neighbours import MARK

ADMIN = "admin/"
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
LEAK = re.compile(rf"{MARK}\w+", re.IGNORECASE)
# Raises on purpose; the ways in and out; whatever no other pattern matches.
NOT_WALKED = {"admin/failwhale/", "admin/login/", "admin/logout/", "admin/^.*/$"}

Values = dict[str, object]


def admin_routes(patterns: Iterable | None = None, prefix: str = "") -> Iterator[str]:
    """The routes of the URL conf beneath the admin, with their arguments as placeholders."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        # REST framework's router writes its prefixes as regular expressions.
        route = prefix + (str(pattern.pattern).lstrip("^") if prefix.endswith("/main/") else str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from admin_routes(pattern.url_patterns, route)
        elif route.startswith(ADMIN) and route not in NOT_WALKED:
            yield route


def fill(route: str, values: Values) -> str:
    return ARGUMENT.sub(lambda match: str(values[match[1]]), route)


@dataclass
class Filling:
    """What to put for the arguments of routes.

    `situations` are values that belong together, such as a page and one of its revisions; `by_prefix` has those of one
    family of routes; `written_out` replaces a route that is a regular expression; `queries` go with the addresses that
    a regular expression matches.
    """

    situations: list[Values]
    by_prefix: dict[str, list[Values]] = field(default_factory=dict)
    written_out: dict[str, list[str]] = field(default_factory=dict)
    queries: dict[str, list[Values]] = field(default_factory=dict)

    def addresses(self) -> list[str]:
        """Every address once, with every query that goes with it."""
        paths = dict.fromkeys(path for route in admin_routes() for path in self.paths(route))
        return list(dict.fromkeys(f"/{path}{query}" for path in paths for query in self.query_strings(path)))

    def paths(self, route: str) -> list[str]:
        """A route filled in every way there is; one that cannot be filled is one that nobody has thought of."""
        if route in self.written_out:
            return self.written_out[route]
        names = set(ARGUMENT.findall(route))
        found = [fill(route, values) for values in self.values(route) if values.keys() >= names]
        assert found, f"The walk has nothing to fill {route} with"
        return found

    def values(self, route: str) -> list[Values]:
        own = [values for prefix, filled in self.by_prefix.items() if route.startswith(prefix) for values in filled]
        return own or [*self.situations, {}]

    def query_strings(self, path: str) -> list[str]:
        queries = [query for part, found in self.queries.items() if re.match(part, path) for query in found]
        return ["", *(f"?{urlencode(query, doseq=True)}" for query in queries)]


def read(response) -> str:
    """The text of an answer and of what is said about it; a spreadsheet's, too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    messages = [message.message for message in get_messages(response.wsgi_request)]
    return " ".join([content.decode(errors="replace"), response.get("Location", ""), *map(str, messages)])


def leaks_in(response) -> set[str]:
    """The marked words that an answer shows and nobody asked for by name."""
    asked_for = set(LEAK.findall(response.wsgi_request.get_full_path()))
    return {word.lower() for word in LEAK.findall(read(response))} - asked_for


def walk(client: Client, addresses: Iterable[str]) -> dict[str, set[str]]:
    """The marked words that are shown, by the route of the view that shows them."""
    found: dict[str, set[str]] = {}
    for address in addresses:
        client.cookies.pop("messages", None)
        if leaks := leaks_in(client.get(address)):
            found.setdefault(resolve(address.partition("?")[0]).route, set()).update(leaks)
    assert client.get("/admin/").status_code == 200, "The walk ended outside the admin"
    return found
