"""What the page cache has to remember in the database: purges that are due, and which pages a cache in front may have.

A purge that could not be carried out, because a cache was away, is a row until it was. Addresses are remembered only
where a cache in front is told what to purge (`WAGTAILFRONTENDCACHE`): it knows addresses, and nothing of tags.
"""

from collections.abc import Iterable

from django.db import models


class DuePurge(models.Model):
    """A tag that the page cache, or an address that the caches in front, have not been told of yet."""

    class Cache(models.TextChoices):
        PAGES = "pages"
        FRONTS = "fronts"

    cache = models.CharField(max_length=10, choices=Cache)
    name = models.CharField(max_length=1000)
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "due purge"
        constraints = [models.UniqueConstraint(fields=["cache", "name"], name="core_due_purge_unique")]

    def __str__(self):
        return f"{self.cache}: {self.name}"


class KeptAddress(models.Model):
    """A page that was given to be kept, under one of the tags that purge it."""

    tag = models.CharField(max_length=250)
    url = models.CharField(max_length=1000)

    class Meta:
        verbose_name = "kept address"
        constraints = [models.UniqueConstraint(fields=["tag", "url"], name="core_kept_address_unique")]
        indexes = [models.Index(fields=["url"])]

    def __str__(self):
        return self.url


def owe(cache: DuePurge.Cache, names: Iterable[str]) -> None:
    """Note purges to be carried out; those that are due already stay one."""
    due = [DuePurge(cache=cache, name=name) for name in names]
    DuePurge.objects.bulk_create(due, ignore_conflicts=True, batch_size=500)


def remember(url: str, tags: Iterable[str]) -> None:
    """Note that caches in front may keep a page."""
    kept = [KeptAddress(tag=tag, url=url) for tag in sorted(tags)]
    KeptAddress.objects.bulk_create(kept, ignore_conflicts=True, batch_size=500)


def owe_fronts(tags: Iterable[str]) -> None:
    """Have the caches in front told of every page with one of these tags; it is noted anew when it is given again."""
    urls = set(KeptAddress.objects.filter(tag__in=list(tags)).values_list("url", flat=True))
    owe(DuePurge.Cache.FRONTS, sorted(urls))
    KeptAddress.objects.filter(url__in=urls).delete()
