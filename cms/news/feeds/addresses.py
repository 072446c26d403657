"""Where the feeds of news are."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation


@dataclass(frozen=True)
class Kind:
    """A format: its name in addresses, the name that people know it by, and its media type."""

    name: str
    label: str
    media_type: str


KINDS = {
    kind.name: kind
    for kind in (
        Kind("rss", "RSS", "application/rss+xml"),
        Kind("atom", "Atom", "application/atom+xml"),
        Kind("json", "JSON Feed", "application/feed+json"),
    )
}


@dataclass(frozen=True)
class Feed:
    """The news in one language: all, or those of a library, or about a topic (both by their slugs)."""

    tag: str
    library: str = ""
    topic: str = ""

    def path(self, kind: str) -> str:
        """The address of the feed in a format, without the host."""
        names = {"library": self.library, "topic": self.topic}
        chosen = {name: value for name, value in names.items() if value}
        with translation.override(self.tag):
            return reverse("_".join([*chosen, "feed"]), kwargs={**chosen, "kind": kind})

    @property
    def links(self) -> list[tuple[Kind, str]]:
        """Each format with its address."""
        return [(kind, self.path(kind.name)) for kind in KINDS.values()]
