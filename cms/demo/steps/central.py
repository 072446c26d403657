"""What officers keep: the site's settings, and pages that are written in English and translated."""

import datetime

from django.utils import timezone
from wagtail.models import Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from cms.core.models import SiteSettings
from cms.demo.content.records import CentralPage
from cms.demo.content.site import CONTACT_EMAIL, NAME, TAGLINE
from cms.demo.content.standard import CENTRAL_PAGES
from cms.home.models import HomePage, StandardPage
from cms.users.models import User

from .history import backdate
from .references import central_page, locale_of, stream, texts_in

SOURCE = "en"
OFFICER = "officer@example.org"
WRITTEN, TRANSLATED = datetime.timedelta(days=100), datetime.timedelta(days=90)


def name_site() -> int:
    settings = SiteSettings.for_site(Site.objects.get(is_default_site=True))
    if settings.site_name:
        return 0
    settings.site_name, settings.tagline, settings.contact_email = NAME, TAGLINE, CONTACT_EMAIL
    settings.full_clean()
    settings.save()
    return 1


def write_pages() -> int:
    """The pages in English: sections that every site has get their texts, standing pages are made."""
    # First all pages, then their texts: they name each other.
    for record in CENTRAL_PAGES:
        try:
            central_page(record.path)
        except Page.DoesNotExist:
            make_page(record)
    return sum(write_page(record) for record in CENTRAL_PAGES)


def make_page(record: CentralPage) -> StandardPage:
    """A standing page without its text, not yet published."""
    parent, _slash, slug = record.path.rpartition("/")
    title = record.fields["title"][SOURCE]
    page = StandardPage(title=title, slug=slug, locale=locale_of(SOURCE), in_footer=record.in_footer, live=False)
    return central_page(parent).add_child(instance=page)


def write_page(record: CentralPage) -> int:
    """Write and publish a page that nobody has written yet."""
    page = central_page(record.path).specific
    if page.intro:
        return 0
    for name, texts in record.fields.items():
        setattr(page, name, texts[SOURCE])
    if record.body:
        page.body = stream(record.body, SOURCE)
    if isinstance(page, HomePage):
        page.action_page = central_page("libraries")
    page.save_revision(user=officer()).publish(user=officer())
    backdate(page, timezone.now() - WRITTEN)
    return 1


def officer() -> User:
    return User.objects.get(email=OFFICER)


def translate_pages() -> int:
    """The same pages in the other languages, by the way that an officer takes: string by string, then published."""
    return sum(translate_page(record, tag) for record in CENTRAL_PAGES for tag in record.languages if tag != SOURCE)


def translate_page(record: CentralPage, tag: str) -> int:
    page, locale = central_page(record.path).specific, locale_of(tag)
    source = TranslationSource.objects.get_for_instance_or_none(page)
    if source and Translation.objects.filter(source=source, target_locale=locale).exists():
        return 0
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locale)
    wanted = {texts[SOURCE]: texts[tag] for texts in texts_in([record.fields, record.body])}
    for segment in source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=locale,
            data=wanted[segment.string.data],
            last_translated_by=officer(),
        )
    publish_translation(translation)
    return 1


def publish_translation(translation: Translation) -> Page:
    """Make the translation live at once; wagtail-localize itself would wait for the end of the transaction."""
    translation.save_target(user=officer(), publish=False)
    page = translation.get_target_instance()
    page.get_latest_revision().publish(user=officer())
    backdate(page, timezone.now() - TRANSLATED)
    return page
