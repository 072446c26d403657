"""A phone number as somebody writes it, read into E.164 (ITU-T)."""

import unicodedata
from dataclasses import dataclass
from enum import Enum

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, PhoneNumberType


class NotANumber(Exception):
    """What was written is no phone number that could exist."""


class Kind(Enum):
    """Whether a text can arrive there, as far as its digits tell."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    UNCLEAR = "unclear"


KINDS = {
    PhoneNumberType.MOBILE: Kind.MOBILE,
    PhoneNumberType.FIXED_LINE: Kind.LANDLINE,
    PhoneNumberType.TOLL_FREE: Kind.LANDLINE,
    PhoneNumberType.PREMIUM_RATE: Kind.LANDLINE,
}
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A number that could exist: `e164` like `+77011234567`, `country` as ISO 3166-1 alpha-2 (empty if it has none)."""

    e164: str
    country: str
    kind: Kind


def parse(written: str, country: str = "") -> Number:
    """Read a number in any digits, with the code of its country or as it is dialled in `country`. Raises NotANumber."""
    plain = unicodedata.normalize("NFKC", written).strip()
    if len(plain) > LONGEST:
        raise NotANumber
    try:
        found = phonenumbers.parse(plain, country or None)
    except NumberParseException as error:
        raise NotANumber from error
    # What has no type is not valid; asking for both would look twice, and lists are long.
    if (kind := phonenumbers.number_type(found)) == PhoneNumberType.UNKNOWN:
        raise NotANumber
    return Number(
        e164=phonenumbers.format_number(found, PhoneNumberFormat.E164),
        country=phonenumbers.region_code_for_number(found) or "",
        kind=KINDS.get(kind, Kind.UNCLEAR),
    )
