"""Sessions as dated things that broadcasts are sent before or after."""

from collections.abc import Iterable

from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cms.core.dates import clock
from cms.core.languages import TAGS
from cms.users.models import User
from events.admin.rows import SESSIONS
from events.booking.when import When, full_date
from events.programme import Session
from events.programme.event import Status as EventStatus
from sms.broadcasts.anchors import Moment

MOST = 200


class SessionAnchor:
    """`session:17`."""

    label: str | Promise = _("a session of an event")

    def moment(self, pk: str) -> Moment | None:
        session = Session.objects.for_list().filter(pk=int(pk)).first() if pk.isdecimal() else None
        if session is None or session.event.is_template:
            return None
        called_off = session.is_cancelled or session.event.status == EventStatus.CANCELLED
        return Moment(
            # A draft has no date yet that anybody should hear of.
            at=session.starts_at if session.event.status != EventStatus.DRAFT else None,
            zone=session.time_zone,
            is_cancelled=called_off,
            label=str(session),
            values={tag: words(session, tag) for tag in TAGS},
        )

    def choices(self, user: User) -> Iterable[tuple[str, str]]:
        coming = Session.objects.for_list().filter(event__is_template=False).not_over(timezone.now()).taking_place()
        return [(str(session.pk), str(session)) for session in SESSIONS.narrow(coming.in_order(), user)[:MOST]]


def words(session: Session, tag: str) -> dict[str, str]:
    """What texts may say of a session, in a language."""
    with translation.override(tag):
        return {
            "title": session.event.title.text,
            "date": full_date(session.local_start.date()),
            "time": clock(session.local_start.time()),
            "place": When(session).place,
        }
