"""What is held of the texts that somebody has sent; see `cms.core.personal_data`."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from cms.core.personal_data import Holding, Person, Row
from sms.answering.services import erase
from sms.models import Incoming


def rows(person: Person) -> Iterator[Row]:
    """By the confirmed number alone."""
    if person.phone:
        for incoming in Incoming.objects.filter(phone=person.phone):
            yield {"came": incoming.received_at, "text": incoming.text}


def take_out(person: Person) -> None:
    if person.phone:
        erase(person.phone)


TEXTS_SENT = Holding(
    name="sms_texts_sent",
    title=_("Text messages that you have sent us"),
    columns={"came": _("Came"), "text": _("Text")},
    export=rows,
    erase=take_out,
    gone=_("What you have texted us."),
    order=62,
)
