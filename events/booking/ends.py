"""When what somebody has registered for is over."""

from django.db.models import DateTimeField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from events.programme import Session


def last_end() -> Coalesce:
    """The end of the session of a registration, or of the last of its series, for queries of registrations."""
    last = Session.objects.filter(event=OuterRef("event")).order_by("-ends_at").values("ends_at")[:1]
    return Coalesce("session__ends_at", Subquery(last), output_field=DateTimeField())
