"""Which pages stand at the foot of every page; apps above this one say which, this one that they are pages."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

Source = Callable[[], QuerySet]

_sources: list[Source] = []


def register(source: Source) -> None:
    """Add what answers a queryset of pages of one kind; called in `AppConfig.ready()`."""
    if source not in _sources:
        _sources.append(source)


def is_at_foot() -> Q:
    """The condition that a page was named by one of the sources."""
    named = Q(pk__in=[])
    for source in _sources:
        named |= Q(pk__in=source().values("pk"))
    return named
