"""Addresses of drawings, to be included at `ornament/`."""

import re

from django.urls import path, register_converter

from cms.core.ornament import views


class SeedConverter:
    """A seed as one segment of a path.

    Servers in front of the site refuse or rewrite percent-encoded slashes, backslashes and control characters, so these
    are written as a tilde and two hexadecimal digits; the tilde itself too. All else is percent-encoded as usual.
    """

    regex = "[^/]*"

    def to_python(self, value: str) -> str:
        """The seed that is spelt so."""
        return re.sub("~([0-9A-F]{2})", lambda match: chr(int(match[1], 16)), value)

    def to_url(self, value: str) -> str:
        """The spelling of a seed, before percent-encoding."""
        return re.sub(r"[/\\~\x00-\x1f\x7f]", lambda match: f"~{ord(match[0]):02X}", value)


register_converter(SeedConverter, "seed")

app_name = "ornament"
urlpatterns = [
    path("<slug:signature>/<slug:recipe>/<seed:seed>.svg", views.ornament, name="drawing"),
]
