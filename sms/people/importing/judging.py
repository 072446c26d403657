"""What can be said of a row by itself: before anybody looks who is here already."""

from dataclasses import dataclass
from functools import cached_property

from cms.core.ages import AgeBand
from cms.core.languages import BY_TAG
from sms.gateways.routing import Table, table
from sms.models import ImportRun, Topic
from sms.numbers import Kind, NotANumber, Number, parse
from sms.numbers.countries import rules
from sms.people.ages import is_too_young, lowest
from sms.people.codes import in_plain_digits
from sms.people.importing.reading import Row
from sms.people.importing.results import Result
from sms.words.lexicon import Lexicon, lexicon
from sms.words.own import own_rows
from sms.words.reading import understand

DIGITS_OF_AGE = 3
# How tables say that there is nothing.
NOTHING = ("", "0", "-", "–", "—", "false", "FALSE", "False")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be added."""

    row: Row
    number: Number
    language: str
    topics: tuple[int, ...]
    age_band: str


class Judge:
    """Judges the rows of one list; everything it needs to know of the site is read once."""

    def __init__(self, run: ImportRun):
        self.run = run
        self.seen: set[str] = set()
        self.topics = tuple(run.topics.values_list("pk", flat=True))

    @cached_property
    def routes(self) -> Table:
        return table()

    @cached_property
    def words(self) -> Lexicon:
        return lexicon(own_rows())

    @cached_property
    def topics_by_slug(self) -> dict[str, int]:
        return dict(Topic.objects.values_list("slug", "pk"))

    def judge(self, row: Row) -> Candidate | Result:
        """A candidate, or why it is none."""
        try:
            number = parse(row.number, self.run.country)
        except NotANumber:
            return Result.NOT_A_NUMBER
        if number.e164 in self.seen:
            return Result.TWICE
        self.seen.add(number.e164)
        if number.kind is Kind.LANDLINE:
            return Result.LANDLINE
        if not self.routes.ways_for(number.e164, number.country):
            return Result.NO_WAY
        return self.judge_wishes(row, number)

    def judge_wishes(self, row: Row, number: Number) -> Candidate | Result:
        if self.is_unsigned(row.signed):
            return Result.UNPROVEN
        language = row.language.lower() or self.run.language
        if language not in BY_TAG:
            return Result.LANGUAGE
        slugs = row.topics.replace(",", " ").split()
        topics = tuple(self.topics_by_slug.get(slug.lower(), 0) for slug in slugs) or self.topics
        if not all(topics):
            return Result.TOPIC
        return self.judge_age(row, number, language, topics)

    def is_unsigned(self, signed: str | None) -> bool:
        """Whether nothing stands there, or a no in any language; a date or a tick is a signature."""
        return signed is not None and (signed in NOTHING or understand(signed, self.words).no)

    def judge_age(self, row: Row, number: Number, language: str, topics: tuple[int, ...]) -> Candidate | Result:
        band = band_of(row.age)
        if band is None:
            return Result.AGE
        years = in_years(row.age)
        is_young = (
            years < rules(number.country).minimum_age if years is not None else is_too_young(band, number.country)
        )
        return Result.YOUNG if is_young else Candidate(row, number, language, topics, band)


def in_years(age: str) -> int | None:
    """An age as a number of years, if it is one that people reach."""
    return int(in_plain_digits(age)) if age.isdigit() and len(age) <= DIGITS_OF_AGE else None


def band_of(age: str) -> str | None:
    """The band of an age, which is a band already or a number of years; empty for none, None if it makes no sense."""
    if not age or age in AgeBand.values:
        return age
    years = in_years(age)
    if years is None:
        return None
    return next(band for band in reversed(AgeBand.values) if lowest(band) <= years)
