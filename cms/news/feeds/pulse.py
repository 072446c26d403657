"""Whether anything at all has happened that a feed could show: a handful of stored times, read in one small query.

Readers ask every half hour, and nearly always nothing has. What no action of Wagtail's has done (SQL, bulk inserts) is
not noticed here; the page cache must be told of it as well.
"""

from functools import cache

from django.db import connection
from wagtail.models import PageLogEntry, Site

from cms.core.models import SiteDocument, SiteImage, SiteSettings
from cms.core.page_cache.release import release
from cms.news.feeds.edition import GOING, digest
from cms.news.models import Topic
from cms.partners.models import PartnerLibrary

COMING = ("wagtail.publish", "wagtail.create_alias", "wagtail.convert_alias")


@cache
def question() -> str:
    """Written by hand: Django takes longer to write it than the database to answer."""
    models = (SiteSettings, PageLogEntry, Topic, PartnerLibrary, SiteImage, SiteDocument)
    settings, log, topic, library, image, document = (model._meta.db_table for model in models)
    actions = ", ".join(f"'{action}'" for action in (*COMING, *GOING))
    return f"""
        SELECT
            (SELECT MAX(changed) FROM {settings}),
            (SELECT MAX(timestamp) FROM {log} WHERE action IN ({actions})),
            (SELECT COUNT(*) FROM {topic}),
            (SELECT MAX(changed) FROM {topic}),
            (SELECT MAX(changed) FROM {library}),
            (SELECT MAX(changed) FROM {image}),
            (SELECT MAX(changed) FROM {document})
    """  # noqa: S608 - names of our own tables


def pulse() -> str:
    """A short text that changes with anything that any feed could show, the addresses of sites among it."""
    with connection.cursor() as cursor:
        cursor.execute(question())
        return digest(release(), Site.get_site_root_paths(), cursor.fetchone())[:16]
