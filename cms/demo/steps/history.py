"""When things happened: a site all of whose pages are of today looks like what it is."""

import datetime

from wagtail.models import Page, PageLogEntry

WRITING = datetime.timedelta(hours=1)


def backdate(page: Page, published: datetime.datetime) -> None:
    """Let a page have been published at a moment, and written in the hour before."""
    Page.objects.filter(pk=page.pk).update(
        first_published_at=published, last_published_at=published, latest_revision_created_at=published
    )
    page.revisions.update(created_at=published)
    entries = PageLogEntry.objects.filter(page=page.pk)
    entries.filter(action="wagtail.publish").update(timestamp=published)
    entries.exclude(action="wagtail.publish").update(timestamp=published - WRITING)
