"""What surrounds every page: name and mark, sections, languages, the way back."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.messages import get_messages
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import translation
from django.utils.http import urlencode
from wagtail.models import Page, Site

from cms.core import footer, languages, page_cache
from cms.core.look import Look
from cms.core.site_settings import SiteSettings

if TYPE_CHECKING:
    from django.http import HttpRequest

NOT_TRANSLATED = "untranslated"
NETWORK_SEED = "network"
page_cache.declare(NOT_TRANSLATED)


@dataclass(frozen=True)
class Choice:
    """A language that the reader may change to, and where that leads."""

    language: languages.Language
    url: str
    current: bool
    translated: bool
    title: str = ""


class Chrome:
    """Reads what templates show around a page; each part at most one query, only when it is shown."""

    def __init__(
        self, request: "HttpRequest", page: Page | None = None, *, section: str = "", look: Look | None = None
    ):
        """What is no page says itself which section it belongs to (`events`) and whose look it wears."""
        self.request = request
        self.page = page
        self.section = section or getattr(page, "section", "")
        self.own_look = look

    @cached_property
    def language(self) -> languages.Language:
        """The language of the interface."""
        return languages.get(translation.get_language())

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def settings(self) -> SiteSettings:
        """What the institution has chosen for its site; the defaults before a site is founded."""
        return SiteSettings.for_request(self.request) if self.site else SiteSettings()

    @property
    def root_url(self) -> str:
        """The address of the site, without a slash at its end."""
        return self.site.root_url if self.site else settings.PUBLIC_URL

    @cached_property
    def site_look(self) -> Look:
        return Look(NETWORK_SEED, self.settings.palette, self.settings.accent)

    @cached_property
    def look(self) -> Look:
        """The library's on its pages, the site's on all others."""
        return self.own_look or getattr(self.page, "look", None) or self.site_look

    @cached_property
    def home_url(self) -> str:
        return f"/{self.language.tag}/"

    @cached_property
    def has_session(self) -> bool:
        """Whether somebody may be logged in; without a cookie nothing personal is looked up, so nothing varies."""
        return settings.SESSION_COOKIE_NAME in self.request.COOKIES

    @cached_property
    def messages(self) -> list:
        """What the site has to tell this person; on pages, which are kept for everybody, only with a session."""
        personal = self.page is None or self.has_session
        return list(get_messages(self.request)) if personal else []

    @property
    def came_untranslated(self) -> bool:
        """Whether the reader changed the language of a page that is not translated, and was led here."""
        came = self.page is not None and NOT_TRANSLATED in self.request.GET
        if came:
            page_cache.understands({NOT_TRANSLATED: "1"})
        return came

    # Everything around is read in one query, and then told apart.

    @cached_property
    def around(self) -> list[Page]:
        """Live pages that the chrome names: kin of this page, sections of this language, pages at the foot."""
        if self.root is None:
            return []
        page_cache.shows(f"menu:{self.language.tag}")
        if self.page is not None:
            page_cache.shows_kin_of(self.page)
        is_at_foot = Q(path__startswith=self.home_path) & footer.is_at_foot()
        pages = Page.objects.live().filter(pk__in=self.named, depth__gt=1)
        marked = pages.annotate(at_foot=ExpressionWrapper(is_at_foot, BooleanField()))
        return list(marked.select_related("locale").order_by("path").defer_streamfields())

    @property
    def named(self) -> QuerySet:
        """Keys of those pages: a union, because one condition with OR, which no index serves, reads the whole tree."""
        here = Page.objects.filter(path__startswith=self.home_path)
        sections = here.filter(depth=len(self.home_path) // Page.steplen + 1, show_in_menus=True)
        parts = [*self.kindred, sections, here.filter(footer.is_at_foot())]
        first, *others = [part.order_by().values("pk") for part in parts]
        return first.union(*others)

    @property
    def kindred(self) -> list[QuerySet]:
        """The page, and its ancestors, in every language."""
        if self.page is None:
            return []
        lineage = Page.objects.filter(path__in=self.lineage).values("translation_key")
        keys = ({"translation_key": self.page.translation_key}, {"translation_key__in": lineage})
        return [Page.objects.filter(**key) for key in keys]

    @cached_property
    def root(self) -> Page | None:
        """The site's home page in the language that it was founded in."""
        return self.site.root_page if self.site else None

    @cached_property
    def home_path(self) -> str:
        """Where the home page of this language stands in the tree."""
        if self.root is None:
            return ""
        if self.page is not None:
            return self.page.path[: len(self.root.path)]
        homes = Page.objects.filter(translation_key=self.root.translation_key, locale__language_code=self.language.tag)
        return homes.values_list("path", flat=True).first() or self.root.path

    @cached_property
    def lineage(self) -> list[str]:
        """Paths in the tree from the home page down to the parent."""
        if self.page is None:
            return []
        path, step = self.page.path, Page.steplen
        return [path[:length] for length in range(2 * step, len(path), step)]

    # The way back, and the same page in other languages

    @cached_property
    def kin(self) -> list[Page]:
        """The page and its ancestors in every language, the nearest first."""
        if self.page is None:
            return []
        keys = {self.page.translation_key} | {page.translation_key for page in self.ancestors}
        return sorted((page for page in self.around if page.translation_key in keys), key=lambda page: -page.depth)

    @cached_property
    def ancestors(self) -> list[Page]:
        """From the home page down to the parent; the page itself is not among them."""
        return [page for page in self.around if page.path in self.lineage]

    @cached_property
    def parent(self) -> Page | None:
        """The page above this one; None if it is not live."""
        return next((page for page in self.ancestors if page.path == self.lineage[-1]), None)

    @cached_property
    def originals(self) -> list[Page]:
        """Kin that says something of its own: an alias repeats another page's text in another place."""
        return [page for page in self.kin if page.alias_of_id is None]

    @cached_property
    def alternates(self) -> list[Page]:
        """What hreflang names: this page in each language it has, itself included; none if it has only one."""
        key = self.page.translation_key if self.page is not None else None
        same = [page for page in self.originals if page.translation_key == key]
        return same if len(same) > 1 else []

    @cached_property
    def elsewhere(self) -> dict[str, str]:
        """Paths, by language, of what says the same and is no translation of the page."""
        return self.page.elsewhere() if self.page is not None and hasattr(self.page, "elsewhere") else {}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """What hreflang names: full addresses by language, this page's included; none if there is only one."""
        same = {page.locale.language_code: page.get_full_url(self.request) or "" for page in self.alternates}
        if self.page is not None and self.elsewhere:
            same = {self.language.tag: self.page.get_full_url(self.request) or ""} | same
        found = {tag: f"{self.root_url}{path}" for tag, path in self.elsewhere.items()} | same
        return found if len(found) > 1 else {}

    @property
    def default_address(self) -> str:
        """For readers of no language of ours: that in the default language, else the first there is."""
        return self.addresses.get(languages.DEFAULT.tag) or next(iter(self.addresses.values()), "")

    @cached_property
    def choices(self) -> list[Choice]:
        """One entry per language, leading to this page in it or to the nearest ancestor that has it."""
        return [self.choice(language) for language in languages.LANGUAGES]

    def choice(self, language: languages.Language) -> Choice:
        current = language == self.language
        if self.page is None:
            return Choice(language, self.unpaged_url(language), current, translated=True)
        if current:
            return Choice(language, self.page.get_url(self.request) or "", current, translated=True)
        nearest = next((page for page in self.originals if page.locale.language_code == language.tag), None)
        url = nearest.get_url(self.request) if nearest else f"/{language.tag}/"
        if nearest and nearest.translation_key == self.page.translation_key:
            return Choice(language, url, current, translated=True)
        if path := self.elsewhere.get(language.tag):
            return Choice(language, path, current, translated=True)
        query = urlencode({NOT_TRANSLATED: 1})
        return Choice(language, f"{url}?{query}", current, translated=False, title=nearest.title if nearest else "")

    def unpaged_url(self, language: languages.Language) -> str:
        """The same address for what is no page: another prefix, or a parameter where there is none.

        What was not found in one language is not there in another either: that leads home.
        """
        match = self.request.resolver_match
        if match is None or match.url_name in ("page", "wagtail_serve"):
            return f"/{language.tag}/"
        path, prefix = self.request.get_full_path(), f"/{self.language.tag}/"
        if path.startswith(prefix):
            return f"/{language.tag}/{path.removeprefix(prefix)}"
        query = self.request.GET.copy()
        query["lang"] = language.tag
        return f"{self.request.path}?{query.urlencode()}"

    # Sections of this language, and what stands at the foot

    @cached_property
    def sections(self) -> list[Page]:
        """Pages beneath the home page that stand in the menu."""
        length = len(self.home_path) + Page.steplen
        own = (page for page in self.around if page.path.startswith(self.home_path) and len(page.path) == length)
        return [page for page in own if page.show_in_menus]

    @cached_property
    def footer_pages(self) -> list[Page]:
        """Standing pages at the foot; sections stand there anyway."""
        return [page for page in self.around if page.at_foot and page not in self.sections]

    @cached_property
    def places(self) -> dict[str, Page]:
        """Sections by the name that their kind of page has: `news`, `libraries`."""
        named = ((getattr(page.specific_class, "section", ""), page) for page in self.sections)
        return {name: page for name, page in named if name}

    @cached_property
    def current_section(self) -> Page | None:
        """The section that the page belongs to: by its kind (a library's news are news), else by its place."""
        if (named := self.places.get(self.section)) or self.page is None:
            return named
        return next((section for section in self.sections if self.page.path.startswith(section.path)), None)


def chrome(request: "HttpRequest") -> dict[str, Chrome]:
    """Context processor for what is no page; a page puts its own into the context."""
    return {"chrome": Chrome(request)}
