"""Who may see subscribers. Partners see how many there are, and never a number."""

from django.db.models import QuerySet

from cms.partners.permissions import works_for_whole_network
from cms.users.models import User
from sms.models import Subscriber
from sms.numbers import NotANumber, parse
from sms.numbers.countries import table


def sees_numbers(user: User) -> bool:
    """Officers and administrators."""
    return user.has_perm("sms.view_subscriber") and works_for_whole_network(user)


def helps(user: User) -> bool:
    """Whether somebody may act for a subscriber who has asked for it."""
    return sees_numbers(user) and user.has_perm("sms.change_subscriber")


def seen_subscribers(user: User) -> QuerySet[Subscriber]:
    found = Subscriber.objects.select_related("library")
    return found if sees_numbers(user) else found.none()


def of_number(rows: QuerySet[Subscriber], written: str) -> QuerySet[Subscriber]:
    """Whoever has exactly this number, with the code of its country or as it is dialled in one of ours.

    Nobody finds numbers by a part of them.
    """
    found = set()
    for country in ["", *table()]:
        try:
            found.add(parse(written, country).e164)
        except NotANumber:
            continue
    return rows.filter(phone__in=found)
