"""A site with an archive: many news pages in each of the six languages, made with bulk inserts.

`build_many_news()` makes 10,000 per language, 60,000 in all, on the default database, which must have a founded site.
Nothing is indexed for search, no revisions are made and no signals sent.
"""

import datetime
import random
from collections.abc import Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.core.languages import TAGS
from cms.news.models import NewsPage, Topic
from cms.partners.models import PartnerLibrary, PartnerPage
from cms.partners.services import set_up_library
from tests.benchmarks.words import Writer

PER_LANGUAGE = 10_000
LIBRARIES_PER_LANGUAGE = 4
COUNTRIES = {"en": "GE", "ru": "RU", "kk": "KZ", "uz": "UZ", "vi": "VN", "ar": "EG"}
TOPICS = 12
NEWEST = datetime.date(2026, 11, 15)
BATCH = 2000


def build_many_news(per_language: int = PER_LANGUAGE) -> int:
    """Make the archive in one transaction; answer how many pages that were."""
    with transaction.atomic():
        topics = make_topics()
        made = sum(build_language(tag, per_language, topics) for tag in TAGS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return made


def make_topics() -> list[Topic]:
    names = [f"topic-{number}" for number in range(TOPICS)]
    return [Topic.objects.get_or_create(slug=name, defaults={"names": {"en": name}})[0] for name in names]


def build_language(tag: str, count: int, topics: list[Topic]) -> int:
    sections = [section(tag, number) for number in range(LIBRARIES_PER_LANGUAGE)]
    writer, dice = Writer(tag), random.Random(tag)
    for place, parent in enumerate(sections):
        numbers = range(place, count, LIBRARIES_PER_LANGUAGE)
        for start in range(0, len(numbers), BATCH):
            items = [item(parent, number, writer) for number in numbers[start : start + BATCH]]
            insert(items)
            classify(items, topics, dice)
        Page.objects.filter(pk=parent.pk).update(numchild=len(numbers))
    return count


def section(tag: str, number: int) -> PartnerPage:
    """The page of a library that publishes in this language alone."""
    library = PartnerLibrary.objects.create(
        slug=f"many-{tag}-{number}",
        names={tag: f"{tag.upper()} {number}"},
        kind="city",
        country=COUNTRIES[tag],
        cities={tag: tag.upper()},
        languages=[tag],
        time_zone="UTC",
    )
    set_up_library(library=library)
    return PartnerPage.objects.select_related("locale", "library").get(library=library)


def item(parent: PartnerPage, number: int, writer: Writer) -> NewsPage:
    """An item that is not saved; the higher the number, the older it is: four a day."""
    title, slug = writer.title(), f"many-{number}"
    day = NEWEST - datetime.timedelta(days=number // 4)
    moment = datetime.datetime.combine(day, datetime.time(12), tzinfo=datetime.UTC)
    return NewsPage(
        title=title,
        draft_title=title,
        slug=slug,
        path=Page._get_path(parent.path, parent.depth + 1, number // LIBRARIES_PER_LANGUAGE + 1),
        depth=parent.depth + 1,
        url_path=f"{parent.url_path}{slug}/",
        locale=parent.locale,
        content_type=ContentType.objects.get_for_model(NewsPage),
        live=True,
        first_published_at=moment,
        last_published_at=moment,
        latest_revision_created_at=timezone.now(),
        library=parent.library,
        date=day,
        summary=writer.summary(),
        body=writer.body(),
    )


def insert(items: list[NewsPage]) -> None:
    """Wagtail's rows first, then those of news; Django inserts no many rows of two tables by itself."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = Page.objects.bulk_create(Page(**{name: getattr(item, name) for name in names}) for item in items)
    for made, row in zip(items, rows, strict=True):
        made.pk = made.page_ptr_id = row.pk
    fields = NewsPage._meta.local_concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{NewsPage._meta.db_table}" ({columns}) VALUES ({marks})', list(values(items, fields))
        )


def values(items: list[NewsPage], fields: list) -> Iterator[list]:
    for made in items:
        yield [field.get_db_prep_save(getattr(made, field.attname), connection) for field in fields]


def classify(items: list[NewsPage], topics: list[Topic], dice: random.Random) -> None:
    """Two topics for each item."""
    through = NewsPage.topics.through
    through.objects.bulk_create(
        through(newspage_id=made.pk, topic_id=topic.pk) for made in items for topic in dice.sample(topics, 2)
    )
