"""What a source that is not trusted brings waits for somebody who may publish it."""

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from cms.users.models import User
from events.calendars.importing.applying import accept
from events.calendars.rows import CalendarSource, ImportedEvent
from events.programme import Session
from events.programme.session import Status
from events.scheduling.errors import MayNotPublish
from events.scheduling.services import may_publish, publish_event


def waiting_of(source: CalendarSource) -> QuerySet[ImportedEvent]:
    """What of a source waits and still takes place, by its name in addresses."""
    coming = Session.objects.filter(event=OuterRef("event"), status=Status.SCHEDULED).not_over(timezone.now())
    found = source.imported_events.waiting().filter(Exists(coming))
    return found.select_related("event__library", "source").order_by("event__slug")


@transaction.atomic
def take(*, imported: ImportedEvent, by: User) -> ImportedEvent:
    """Publish what is a draft; take over the new words of what is published. Raises MayNotPublish."""
    if not may_publish(user=by, library=imported.event.library):
        raise MayNotPublish
    if imported.held:
        accept(imported, imported.held)
    if not imported.event.is_public:
        publish_event(event=imported.event, by=by)
    return imported


def leave(*, imported: ImportedEvent) -> ImportedEvent:
    """Want nothing of it: a draft is set aside for good, of what is published the words stay as they are."""
    if imported.event.is_public:
        imported.told, imported.held = imported.held, {}
    else:
        imported.set_aside = True
    imported.save(update_fields=["told", "held", "set_aside"])
    return imported
