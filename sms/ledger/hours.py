"""The hours in which people are written to, on their own clock."""

import datetime
from zoneinfo import ZoneInfo

from sms.numbers.countries import Rules

DAY = datetime.timedelta(days=1)


def opening(moment: datetime.datetime, zone: str, rules: Rules) -> datetime.datetime | None:
    """When messages may next be sent to somebody whose clock shows this zone; None if they may now."""
    local = moment.astimezone(ZoneInfo(zone))
    if rules.opens <= local.time() < rules.closes:
        return None
    day = local.date() if local.time() < rules.opens else local.date() + DAY
    return opened(day, zone, rules)


def tomorrow(moment: datetime.datetime, zone: str, rules: Rules) -> datetime.datetime:
    """When messages may be sent to them on the next day."""
    return opened(moment.astimezone(ZoneInfo(zone)).date() + DAY, zone, rules)


def midnight(moment: datetime.datetime, zone: str) -> datetime.datetime:
    """When their day began."""
    local = moment.astimezone(ZoneInfo(zone))
    return datetime.datetime.combine(local.date(), datetime.time(), tzinfo=local.tzinfo).astimezone(datetime.UTC)


def opened(day: datetime.date, zone: str, rules: Rules) -> datetime.datetime:
    return datetime.datetime.combine(day, rules.opens, tzinfo=ZoneInfo(zone)).astimezone(datetime.UTC)
