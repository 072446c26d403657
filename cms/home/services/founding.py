"""The pages that every site has, in every language."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Site, Task, Workflow, WorkflowPage

from cms.core import languages
from cms.home.models import HomePage
from cms.home.services.rights import grant_officers
from cms.news.models import NewsIndexPage
from cms.news.services import moderate
from cms.partners.models import LibraryIndexPage
from events.models import EventIndexPage

SECTIONS = ((EventIndexPage, "events"), (NewsIndexPage, "news"), (LibraryIndexPage, "libraries"))
WAGTAIL_WELCOME_SLUG = "home"
WAGTAIL_WORKFLOW = "Moderators approval"
WAGTAIL_GROUPS = ("Moderators", "Editors")


@transaction.atomic
def found_site() -> HomePage:
    """Make locales, home pages and section indexes where they are missing, and point the site at the default home.

    Safe to run twice; answers the home page in the default language.
    """
    locales = [Locale.objects.get_or_create(language_code=tag)[0] for tag in languages.TAGS]
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locales[0])
    home = found_home(root, locales[0])
    for locale in locales[1:]:
        translated(home, locale)
    grant_officers(homes=list(home.get_translations(inclusive=True)))
    moderate(pages=list(LibraryIndexPage.objects.all()))
    retire_wagtail_defaults()
    point_site_at(home)
    return home


def found_home(root: Page, locale: Locale) -> HomePage:
    """The home page of the default language with its sections; replaces Wagtail's welcome page."""
    home = HomePage.objects.filter(locale=locale, depth=root.depth + 1).first()
    if home is None:
        home = root.add_child(instance=HomePage(title=home_title(locale), slug=locale.language_code, locale=locale))
    for model, slug in SECTIONS:
        if not model.objects.child_of(home).exists():
            page = model(title=section_title(slug, locale), slug=slug, locale=locale, show_in_menus=True)
            home.add_child(instance=page)
    return home


def translated(home: HomePage, locale: Locale) -> None:
    """The same home page and sections in another language, live and titled in it."""
    if home.get_translation_or_none(locale) is None:
        page = home.copy_for_translation(locale)
        publish_as(page, home_title(locale))
    for model, slug in SECTIONS:
        section = model.objects.child_of(home).get()
        if section.get_translation_or_none(locale) is None:
            publish_as(section.copy_for_translation(locale), section_title(slug, locale))


def publish_as(page: Page, title: str) -> None:
    page.title = page.draft_title = title
    page.save_revision().publish()


def home_title(locale: Locale) -> str:
    with translation.override(locale.language_code):
        return _("Home")


def section_title(slug: str, locale: Locale) -> str:
    with translation.override(locale.language_code):
        return {"events": _("Events"), "news": _("News"), "libraries": _("Libraries")}[slug]


def retire_wagtail_defaults() -> None:
    """Wagtail's own groups and workflow go, as long as nobody has taken them into use: our roles stand for them."""
    WorkflowPage.objects.filter(workflow__name=WAGTAIL_WORKFLOW).delete()
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW, workflow_states__isnull=True).delete()
    Task.objects.filter(name=WAGTAIL_WORKFLOW, task_states__isnull=True).delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user__isnull=True).delete()


def point_site_at(home: HomePage) -> Site:
    """The default site serves this home page at PUBLIC_URL; Wagtail's welcome page goes."""
    address = urlsplit(settings.PUBLIC_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    welcome = site.root_page if site.pk else None
    site.hostname, site.port, site.root_page = address.hostname, port, home
    site.site_name = site.site_name or settings.WAGTAIL_SITE_NAME
    site.save()
    if welcome and welcome.slug == WAGTAIL_WELCOME_SLUG and not welcome.get_children().exists():
        welcome.delete()
    return site
