"""What a Plural-Forms header says."""

import gettext
import re
from dataclasses import dataclass

HEADER = re.compile(r"\s*nplurals\s*=\s*(\d+)\s*;\s*plural\s*=\s*([^;]+);?\s*")
# Enough to meet every form of every language twice, if it serves two numbers.
NUMBERS = range(1000)


@dataclass(frozen=True)
class PluralRule:
    """How many forms a language has, and which of them are used for one number only (Arabic: nothing, one, two)."""

    forms: int
    for_one_number: frozenset[int]


def parse(header: str) -> PluralRule:
    """Read a header, such as `nplurals=2; plural=(n != 1);`; ValueError says that it is none."""
    match = HEADER.fullmatch(header)
    if match is None:
        raise ValueError(f"not a Plural-Forms header: {header!r}")
    form_of = gettext.c2py(match[2])
    uses = [form_of(number) for number in NUMBERS]
    return PluralRule(int(match[1]), frozenset(form for form in set(uses) if uses.count(form) == 1))
