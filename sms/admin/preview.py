"""How a text will look on a phone and what it will cost: counted by what sends it, not by the page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import phonenumbers
from babel.core import get_global
from django.conf import settings
from django.utils.translation import gettext as _

from cms.core import countries
from cms.core.languages import LANGUAGES, Language
from cms.partners.libraries import PartnerLibrary
from sms.broadcasts.anchors import Moment
from sms.broadcasts.wording import finished, frozen, routed, with_sample_links
from sms.gateways.base import Way
from sms.gateways.routing import Table
from sms.models import Broadcast, Dispatch, Sender
from sms.numbers.countries import table as known_countries
from sms.texts import segments
from sms.texts.placeholders import UnknownPlaceholder
from sms.texts.plain import plain

NO_WAY = Way(sender_id=0, gateway="", two_way=False, price=0, alphabet="", rate=1)
NAMED = 12


@dataclass(frozen=True)
class Shown:
    """One language of a broadcast as it arrives; `problem` if it cannot be written at all."""

    language: Language
    country: str = ""
    sender: str = ""
    text: str = ""
    count: segments.Count | None = None
    two_way: bool = False
    problem: str = ""
    variant: str = ""
    variant_text: str = ""
    variant_count: segments.Count | None = None

    @property
    def country_name(self) -> str:
        return countries.name(self.country)

    @cached_property
    def pieces(self) -> list[tuple[str, bool]]:
        """The text in pieces: whether each is one of few letters that make it cost more than plain ones would."""
        if not self.variant or self.count is None or self.more_culprits:
            return [(self.text, False)]
        return list(pieces_of(self.text, frozenset(self.count.culprits)))

    @property
    def culprits(self) -> tuple[str, ...]:
        return self.count.culprits[:NAMED] if self.count else ()

    @property
    def more_culprits(self) -> int:
        return max(0, len(self.count.culprits) - NAMED) if self.count else 0


def pieces_of(text: str, marked: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Cut a text where marked characters begin and end."""
    if not marked:
        yield text, False
        return
    alternatives = "|".join(re.escape(mark) for mark in sorted(marked, key=len, reverse=True))
    for place, piece in enumerate(re.split(f"((?:{alternatives})+)", text)):
        if piece:
            yield piece, bool(place % 2)


@dataclass(frozen=True)
class Reader:
    """For whom texts are composed: the library’s country or the one that is asked for, by the sender that is chosen.

    `anchor` is what is known of the dated thing that the texts are about.
    """

    routes: Table
    sender: Sender | None = None
    library: PartnerLibrary | None = None
    country: str = ""
    anchor: Moment | None = None

    def show(self, language: Language, body: str) -> Shown:
        """What somebody who reads that language gets."""
        country = self.country or likely_country(language.tag, self.library)
        known = Shown(language=language, country=country)
        try:
            way, text = self.routed(body, language, country)
        except UnknownPlaceholder as error:
            return replace(known, problem=_("Nothing is known of {%(name)s}.") % {"name": error.name})
        count = segments.count(text)
        written = replace(known, sender=self.name_of(way), two_way=way.two_way, text=text, count=count)
        return self.with_variant(written, body)

    def routed(self, body: str, language: Language, country: str) -> tuple[Way, str]:
        """The best way to numbers of a country, or the chosen sender’s, that carries the text, and the whole text as it
        would leave; by one without answers where there is none. Raises UnknownPlaceholder."""
        broadcast = Broadcast(texts={language.tag: body}, sender=self.sender)
        dispatch = Dispatch(broadcast=broadcast, texts=frozen(broadcast, self.anchor, with_sample_links))
        there = {"language": language.tag, "country": country}
        phone = f"+{phonenumbers.country_code_for_region(country)}"
        found = routed(dispatch, phone=phone, routes=self.routes, **there)
        return found or (NO_WAY, finished(dispatch, way=NO_WAY, **there))

    def with_variant(self, shown: Shown, body: str) -> Shown:
        """With the same in plain letters, if that makes it shorter."""
        variant = plain(body, shown.language.tag)
        _way, text = self.routed(variant, shown.language, shown.country)
        before, count = segments.count(shown.text), segments.count(text)
        if count.segments >= before.segments and count.encoding == before.encoding:
            return shown
        return replace(shown, variant=variant, variant_text=text, variant_count=count)

    def name_of(self, way: Way) -> str:
        """The sender that stands above the message."""
        found = (route.sender.name for route in self.routes.routes if route.sender_id == way.sender_id)
        return next(found, settings.SMS_BRAND)


def likely_country(tag: str, library: PartnerLibrary | None) -> str:
    """Where somebody who reads a language lives: where most speak it (CLDR), if there are rules for that country, else
    where the library is; empty if nobody can tell."""
    spoken = get_global("likely_subtags").get(tag, "").rpartition("_")[2]
    return spoken if spoken in known_countries() else library.country if library else ""


def show_all(reader: Reader, texts: Mapping[str, str]) -> dict[str, Shown]:
    """Each language that has a text, by its tag."""
    return {
        language.tag: reader.show(language, texts[language.tag])
        for language in LANGUAGES
        if texts.get(language.tag, "").strip()
    }
