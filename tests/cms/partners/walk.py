"""Every address of the admin, filled with what there is to open."""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.cms.partners.neighbours import MARK

ADMIN = "admin/"
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>")
LEAK = re.compile(rf"{MARK}\w+", re.IGNORECASE)
# Raises on purpose; matches whatever no other pattern does.
NOT_WALKED = {"admin/failwhale/", "admin/^.*/$"}


def admin_routes(patterns: Iterable | None = None, prefix: str = "") -> Iterator[str]:
    """The routes of the URL conf beneath the admin, with their arguments as placeholders."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(pattern.pattern).removeprefix("^" if prefix.endswith("main/") else "")
        if isinstance(pattern, URLResolver):
            yield from admin_routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern) and route.startswith(ADMIN) and route not in NOT_WALKED:
            yield route


@dataclass
class Filling:
    """What to put for the arguments of routes: by the name of the argument, or for one family of routes by its prefix.

    `situations` are values that belong together, such as a page and one of its revisions.
    """

    situations: list[dict[str, object]]
    by_prefix: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    queries: dict[str, list[dict]] = field(default_factory=dict)
    regular_expressions: dict[str, list[str]] = field(default_factory=dict)

    def addresses(self) -> list[str]:
        """Every address once, with every query that suits it."""
        paths = dict.fromkeys(path for route in admin_routes() for path in self.paths(route))
        return list(dict.fromkeys(f"/{path}{query}" for path in paths for query in self.query_strings(path)))

    def paths(self, route: str) -> list[str]:
        """A route filled in every way there is; a route that cannot be filled is one that nobody has thought of."""
        if route in self.regular_expressions:
            return self.regular_expressions[route]
        names = ARGUMENT.findall(route)
        found = [fill(route, values) for values in self.values(route) if values.keys() >= set(names)]
        assert found, f"Nothing to fill {route} with"
        return found

    def values(self, route: str) -> list[dict[str, object]]:
        own = [values for prefix, filled in self.by_prefix.items() if route.startswith(prefix) for values in filled]
        return own or [*self.situations, {}]

    def query_strings(self, path: str) -> list[str]:
        queries = [query for part, found in self.queries.items() if re.match(part, path) for query in found]
        return ["", *(f"?{urlencode(query, doseq=True)}" for query in queries)]


def fill(route: str, values: dict[str, object]) -> str:
    return ARGUMENT.sub(lambda match: str(values[match[1]]), route)


def read(response) -> str:
    """The text of an answer; a spreadsheet's, too."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            content = b"".join(archive.read(name) for name in archive.namelist())
    return content.decode("utf-8", errors="replace")


def leaks_in(response) -> set[str]:
    """The marked words that an answer shows, in its body or in where it leads."""
    return {word.lower() for word in LEAK.findall(read(response) + response.get("Location", ""))}


def walk(client: Client, addresses: Iterable[str]) -> dict[str, set[str]]:
    """The marked words that each address shows, for those that show any."""
    found = {address: leaks_in(client.get(address)) for address in addresses}
    return {address: words for address, words in found.items() if words}
