"""From which age somebody decides for themselves."""

from sms.numbers.countries import rules


def lowest(band: str) -> int:
    """The lowest age of a band of `cms.core.ages` (`12-15` → 12)."""
    return int(band.split("-", 1)[0].rstrip("+"))


def is_too_young(band: str, country: str) -> bool:
    """Whether somebody of this band may be younger than the law of the country asks for; no band says nothing."""
    return bool(band) and lowest(band) < rules(country).minimum_age
