"""What calendars hold about people; see `cms.core.personal_data`."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cms.core.personal_data import Holding, Person, Row
from events.calendars.rows import PersonalCalendar


def calendars_of(person: Person) -> QuerySet[PersonalCalendar]:
    """The calendar of an account; those of guests go with their registrations."""
    return PersonalCalendar.objects.filter(user=person.user_id or 0)


def rows(person: Person) -> Iterator[Row]:
    for calendar in calendars_of(person):
        yield {"address": calendar.url, "made": calendar.created, "renewed": calendar.renewed}


def erase(person: Person) -> None:
    calendars_of(person).delete()


CALENDARS = Holding(
    name="calendar",
    title=_("Calendar of your events"),
    columns={"address": _("Address"), "made": _("Made"), "renewed": _("Address renewed")},
    export=rows,
    erase=erase,
    gone=_("The calendar of your events: programs that read it find nothing any more."),
    order=51,
)
