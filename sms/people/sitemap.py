"""The form by which one joins, in every language, for search engines."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from cms.core.languages import TAGS
from cms.core.sitemaps import Address


class JoinAddresses:
    def keys(self) -> dict[object, object]:
        return {}

    def addresses(self, request: HttpRequest) -> Iterator[Address]:
        for tag in TAGS:
            with translation.override(tag):
                url = request.build_absolute_uri(reverse("sms_join"))
            yield Address("sms_join", tag, url, None)
