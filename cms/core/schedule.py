"""What editors have scheduled."""

import datetime

from django.utils import timezone
from wagtail.models import Page, Revision

# More moments than this within a minute are left to the next tick.
MOST_MOMENTS = 20


def due_within(span: datetime.timedelta) -> list[datetime.datetime]:
    """The moments from now on at which a page is to go live or to end, the earliest first."""
    now = timezone.now()
    going_live = Revision.objects.filter(approved_go_live_at__range=(now, now + span))
    ending = Page.objects.live().filter(expire_at__range=(now, now + span))
    moments = {*going_live.values_list("approved_go_live_at", flat=True), *ending.values_list("expire_at", flat=True)}
    return sorted(moments)[:MOST_MOMENTS]
