"""For whom an event is, in words: bands of age that touch are one."""

from collections.abc import Iterable

from django.utils.translation import gettext

from cms.core.ages import AgeBand
from events.programme import Event
from events.programme.event import audiences

Ages = tuple[int, int | None]


def audience_words(event: Event) -> list[str]:
    """«ages 16 to 29», «library professionals»; nothing for what is for everybody."""
    names = dict(audiences())
    bands = [code for code in event.audiences if code in AgeBand.values]
    others = [str(names[code]) for code in event.audiences if code in names and code not in bands]
    return [*(ages_words(ages) for ages in joined(map(ages_of, bands))), *others]


def ages_of(band: str) -> Ages:
    """The first and last year of a band (`7-11`, `60+`); without a last one it is open."""
    first, _dash, last = band.partition("-")
    return int(first.rstrip("+")), int(last) if last else None


def joined(bands: Iterable[Ages]) -> list[Ages]:
    """Bands in order, those that follow on each other put together."""
    found: list[Ages] = []
    for first, last in sorted(bands):
        if found and found[-1][1] == first - 1:
            found[-1] = (found[-1][0], last)
        else:
            found.append((first, last))
    return found


def ages_words(ages: Ages) -> str:
    first, last = ages
    if last is None:
        return gettext("ages %(first)s and up") % {"first": first}
    if not first:
        return gettext("ages up to %(last)s") % {"last": last}
    return gettext("ages %(first)s to %(last)s") % {"first": first, "last": last}
