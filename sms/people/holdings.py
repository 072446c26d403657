"""What text messages hold about people; see `cms.core.personal_data`. They are known by the confirmed number."""

from collections.abc import Callable, Iterable

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.core.personal_data import Holding, Person, Row
from sms.models import Consent
from sms.people import held
from sms.people.services import erase


def of_number(rows: Callable[[str], Iterable[Row]]) -> Callable[[Person], Iterable[Row]]:
    """The rows of whoever has confirmed a number."""
    return lambda person: rows(person.phone) if person.phone else ()


def erase_person(person: Person) -> None:
    if person.phone:
        erase(person.phone, source=Consent.Source.WEB)


def keep(person: Person) -> None:
    """Goes with the subscription, or stays without the number."""


SUBSCRIPTION = Holding(
    name="sms_subscription",
    title=_("Text messages"),
    columns={
        "number": pgettext_lazy("phone", "Number"),
        "state": _("State"),
        "paused_until": _("Paused until"),
        "language": _("Language"),
        "country": _("Country"),
        "zone": _("Time zone"),
        "age": _("Age"),
        "home_library": _("Home library"),
        "cap": _("How often at most"),
        "joined": _("Joined"),
        "topic": _("Topic"),
        "library": _("Library"),
        "since": _("Since"),
        "until": _("Until"),
    },
    export=of_number(held.subscription),
    erase=erase_person,
    gone=_("Your subscription to text messages, and what was written to you and by you."),
    stays=_("That your number has agreed and left, as a code from which nobody finds the number."),
    order=60,
)
CONSENTS = Holding(
    name="sms_consents",
    title=_("Consents to text messages"),
    columns={
        "when": _("When"),
        "what": pgettext_lazy("consent", "What"),
        "where": _("Where"),
        "by": pgettext_lazy("consent", "By whom"),
        "confirmed": pgettext_lazy("consent", "Confirmed"),
        "topic": _("Topic"),
        "library": _("Library"),
        "language": _("Language"),
        "wording": _("Wording"),
        "version": _("Version"),
        "evidence": _("Proof"),
    },
    export=of_number(held.consents),
    erase=keep,
    order=61,
)
MESSAGES = Holding(
    name="sms_messages",
    title=_("Text messages written"),
    columns={
        "when": _("When"),
        "what": pgettext_lazy("message", "Kind"),
        "state": _("State"),
        "text": _("Text"),
    },
    export=of_number(held.messages),
    erase=keep,
    order=62,
)
HOLDINGS = (SUBSCRIPTION, CONSENTS, MESSAGES)
