"""Durations and sums as people read them."""

import datetime
from decimal import Decimal

from babel.dates import format_timedelta
from babel.numbers import format_currency
from django.conf import settings

from cms.core.dates import locale_tag

# Up to one and a half of a larger unit the smaller one says more.
SMALLER_UNTIL = 1.5


def duration(seconds: float) -> str:
    """«40 minutes», «3 hours», in the active language."""
    whole = datetime.timedelta(seconds=max(1, round(seconds)))
    return format_timedelta(whole, threshold=SMALLER_UNTIL, locale=locale_tag())


def money(amount: Decimal | None) -> str:
    """«12.40 US$» in the currency of all prices; empty for None."""
    return "" if amount is None else format_currency(amount, settings.SMS_CURRENCY, locale=locale_tag())
