"""What the outbox holds about people; see `cms.core.personal_data`."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from cms.core.personal_data import Holding, Person, Row
from cms.outbox.services import erase, exported


def rows(person: Person) -> Iterable[Row]:
    return exported(address=person.email) if person.email else []


def take_out(person: Person) -> None:
    if person.email:
        erase(address=person.email)


MAILS = Holding(
    name="mails",
    title=_("Mails to you"),
    columns={
        "written": _("Written"),
        "settled": _("Settled"),
        "kind": _("Kind"),
        "state": _("State"),
        "subject": _("Subject"),
        "text": _("Text"),
    },
    export=rows,
    erase=take_out,
    gone=_("Mails to you that have not left yet, and what those that have left said."),
    order=60,
)
