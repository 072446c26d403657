"""News in one language: what is live, and what waits on its way there."""

import datetime

from django.utils import timezone
from wagtail.models import Locale, Page

from cms.core.slugs import transliterate
from cms.demo.content.news import NEWS
from cms.demo.content.people import PEOPLE
from cms.demo.content.records import Item
from cms.news.models import NewsIndexPage, NewsPage, RelatedNews, Topic
from cms.partners.models import PartnerPage
from cms.users.models import User

from .central import officer
from .history import backdate
from .references import locale_of, news_key, press_kit, stored_picture, stream

MORNING = datetime.time(9)


def add_news(tag: str) -> int:
    """Add the items of a language that are missing; those that are there keep what became of them."""
    locale = locale_of(tag)
    known = set(NewsPage.objects.filter(locale=locale).values_list("translation_key", flat=True))
    missing = [item for item in NEWS[tag] if news_key(item.key) not in known]
    # First all pages, then their texts: they name each other.
    pages = [(item, place(item, locale)) for item in missing]
    for item, page in pages:
        write(item, page, tag)
        SEND[item.state](item, page)
    return len(missing)


def place(item: Item, locale: Locale) -> NewsPage:
    """An unpublished page where the item belongs."""
    day = timezone.localdate() - datetime.timedelta(days=item.days_ago)
    page = NewsPage(
        title=item.title,
        slug=transliterate(item.title),
        summary=item.summary,
        date=day,
        place=item.place,
        locale=locale,
        translation_key=news_key(item.key),
        owner=author(item),
        live=False,
    )
    return section(item, locale).add_child(instance=page)


def section(item: Item, locale: Locale) -> Page:
    if item.library:
        return PartnerPage.objects.get(library__slug=item.library, locale=locale)
    return NewsIndexPage.objects.get(locale=locale)


def author(item: Item) -> User:
    """The editor of the library, where it has one among the log-ins; otherwise the officer."""
    address = next((person.address for person in PEOPLE if person.library and person.library == item.library), None)
    return User.objects.get(email=address) if address else officer()


def write(item: Item, page: NewsPage, tag: str) -> None:
    page.body = stream(item.body, tag)
    page.topics = list(Topic.objects.filter(slug__in=item.topics))
    page.lead_image = stored_picture(item.picture) if item.picture else None
    page.lead_image_alt, page.lead_image_caption = item.picture_alt, item.picture_caption
    page.source_name, page.source_url = item.source
    page.press_kit, page.press_kit_terms = press_kit(item.press_kit, tag), item.press_kit_terms
    keys = [news_key(key) for key in item.related]
    related = {other.translation_key: other for other in NewsPage.objects.filter(locale=page.locale)}
    page.related_news = [RelatedNews(related=related[key], sort_order=order) for order, key in enumerate(keys)]
    page.full_clean()


def morning_of(page: NewsPage) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(page.date, MORNING))


def publish(item: Item, page: NewsPage) -> None:
    """Live since the morning of its date."""
    page.save()
    page.save_revision(user=author(item)).publish(user=officer())
    backdate(page, morning_of(page))


def submit(item: Item, page: NewsPage) -> None:
    """Waiting for an officer."""
    editor = author(item)
    page.save()
    page.save_revision(user=editor)
    page.get_workflow().start(page, editor)


def send_back(item: Item, page: NewsPage) -> None:
    """Submitted, and returned by an officer with a comment."""
    submit(item, page)
    task_state = page.current_workflow_task_state
    task_state.task.specific.on_action(task_state, officer(), "reject", comment=item.comment)


def schedule(item: Item, page: NewsPage) -> None:
    """Approved, to go live on the morning of its date."""
    page.go_live_at = morning_of(page)
    page.save()
    page.save_revision(user=author(item)).publish(user=officer())


SEND = {"live": publish, "waiting": submit, "sent back": send_back, "scheduled": schedule}
