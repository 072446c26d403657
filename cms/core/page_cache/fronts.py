"""Caches in front that are told what to purge, through Wagtail's front-end cache (`WAGTAILFRONTENDCACHE`)."""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import get_backends

from cms.core.purges import DuePurge

# As many as the strictest service takes at once (Cloudflare).
AT_ONCE = 30
# Wagtail's backends tell of what fails in the log alone.
WAGTAILS = logging.getLogger("wagtail.frontendcache")
logger = logging.getLogger(__name__)


def are_told() -> bool:
    return bool(settings.WAGTAILFRONTENDCACHE)


def carry_out() -> int:
    """Have the addresses purged that are due, and answer how many were; what fails is left for the next time."""
    due = DuePurge.objects.filter(cache=DuePurge.Cache.FRONTS)
    forget_what_has_run_out(due)
    waiting = list(due.order_by("pk").values_list("pk", "name"))
    groups = [waiting[start : start + AT_ONCE] for start in range(0, len(waiting), AT_ONCE)]
    told = [pk for group in groups if tell([url for _pk, url in group]) for pk, _url in group]
    return due.filter(pk__in=told).delete()[0]


def forget_what_has_run_out(due) -> None:
    """What nobody could be told for so long has been forgotten there by itself."""
    longest = datetime.timedelta(seconds=settings.PAGE_CACHE_SHARED_SECONDS, minutes=5)
    due.filter(since__lt=timezone.now() - longest).delete()


def tell(urls: list[str]) -> bool:
    """Have these addresses purged everywhere; False if any of the services failed."""
    try:
        with failures() as failed:
            for backend in get_backends().values():
                backend.purge_batch(urls)
    except Exception:
        logger.exception("A cache in front could not be told what to purge; it will be")
        return False
    return not failed


class Listener(logging.Handler):
    """Remembers the errors that are logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.failed: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.failed.append(record)


@contextmanager
def failures() -> Iterator[list[logging.LogRecord]]:
    """The errors that Wagtail's backends log meanwhile."""
    listener = Listener()
    WAGTAILS.addHandler(listener)
    try:
        yield listener.failed
    finally:
        WAGTAILS.removeHandler(listener)
