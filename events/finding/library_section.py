"""What is on next, on a library's page."""

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from cms.core import page_cache
from cms.partners.models import PartnerPage
from cms.partners.sections import Section
from events.finding.rows import for_rows, rows_of
from events.programme import Session

SHOWN = 4


def build(page: PartnerPage, request: HttpRequest) -> dict | None:
    """The next sessions that a library organises, alone or with others."""
    page_cache.shows(f"events:library:{page.library_id}")
    moment = timezone.now()
    theirs = Q(event__library=page.library_id) | Q(event__co_organisers=page.library_id)
    own = Session.objects.filter(theirs).values("pk")
    coming = for_rows(Session.objects.public().not_over(moment).filter(pk__in=own))
    shown = rows_of(coming[: SHOWN + 1], moment)
    return {"rows": shown[:SHOWN], "more": len(shown) > SHOWN} if shown else None


EVENTS_SECTION = Section(template="partners/sections/events.html", build=build, order=10)
