"""The tables and the officers' words, laid out to be looked up in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sms.words.folding import LOOKALIKES
from sms.words.table import Row, alarms, courtesies, rows

# Shorter ones are beginnings and endings of other words, read across alphabets, and abbreviations within a text.
LEAST_LETTERS = 4
# What officers add.
LEAST_OF_OWN = 3
LEADING = ("help", "start")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Folded words with what they do; `stops` and `leads` hold those alone that are never ambiguous.

    `lookalikes` are the stops of some length as `fold_lookalikes` leaves them, `alarms` what to find within a text
    that has a space before and behind it.
    """

    known: dict[str, tuple[Row, ...]]
    stops: frozenset[str]
    lookalikes: frozenset[str]
    leads: dict[str, str]
    alarms: tuple[str, ...]
    most_words: int

    def is_stop(self, folded: str) -> bool:
        """Whether it says nothing but stop, perhaps in letters of two alphabets."""
        return folded in self.stops or folded.translate(LOOKALIKES) in self.lookalikes


@lru_cache(maxsize=4)
def lexicon(own: tuple[Row, ...] = ()) -> Lexicon:
    """The tables with some more words; kept for the last few sets of them."""
    known = by_folded(row for row in rows() + own if row.action != "alarm")
    clear = {folded: found for folded, found in known.items() if is_clear(found)}
    stops = frozenset(folded for folded, found in clear.items() if found[0].action == "stop")
    return Lexicon(
        known=known,
        stops=stops,
        lookalikes=frozenset(folded.translate(LOOKALIKES) for folded in stops if len(folded) >= LEAST_LETTERS),
        leads={folded: found[0].action for folded, found in clear.items() if found[0].action in LEADING},
        alarms=tuple(map(sought, (*alarms(), *(row.folded for row in own if row.action == "alarm")))),
        most_words=max(folded.count(" ") + 1 for folded in stops),
    )


def by_folded(found: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row.folded].append(row)
    return {folded: tuple(group) for folded, group in groups.items()}


def is_clear(found: tuple[Row, ...]) -> bool:
    """Whether it does one thing in all languages, whatever is going on."""
    return len({row.action for row in found}) == 1 and all(row.context is None for row in found)


def sought(alarm: str) -> str:
    return f" {alarm.removesuffix('*')}" if alarm.endswith("*") else f" {alarm} "


def action_of(folded: str) -> str | None:
    """What a word does by the tables alone; None for a new one."""
    words = lexicon()
    if words.is_stop(folded):
        return "stop"
    if f" {folded} " in words.alarms:
        return "alarm"
    return words.known[folded][0].action if folded in words.known else None


def is_too_common(folded: str) -> bool:
    """Whether it is too short to mean one thing, a number, or nothing but courtesies."""
    return len(folded) < LEAST_OF_OWN or folded.isdecimal() or courtesies().issuperset(folded.split())
