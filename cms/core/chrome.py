"""What surrounds every page: name and mark, sections, languages, the way back."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.utils import translation
from wagtail.models import Page, Site

from cms.core import languages

if TYPE_CHECKING:
    from django.http import HttpRequest


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

    def __init__(self, request: "HttpRequest", page: Page | None = None):
        self.request = request
        self.page = page

    @cached_property
    def language(self) -> languages.Language:
        """The language of the interface."""
        return languages.get(translation.get_language())

    @cached_property
    def site(self) -> Site | None:
        return Site.find_for_request(self.request)

    @cached_property
    def home_url(self) -> str:
        return f"/{self.language.tag}/"

    @cached_property
    def sections(self) -> list[Page]:
        """Pages beneath the home page of this language that stand in the menu."""
        return [page for page in self.top_pages if page.show_in_menus]

    @cached_property
    def top_pages(self) -> list[Page]:
        if not self.site:
            return []
        key = self.site.root_page.translation_key
        home = Page.objects.filter(translation_key=key, locale__language_code=self.language.tag).values("path")[:1]
        depth = self.site.root_page.depth + 1
        pages = Page.objects.live().filter(depth=depth, path__startswith=home).defer_streamfields()
        return list(pages.order_by("path"))

    @cached_property
    def ancestors(self) -> list[Page]:
        """From the home page down to the parent; the page itself is not among them."""
        if self.page is None:
            return []
        return list(self.page.get_ancestors().filter(depth__gt=1).defer_streamfields())

    @cached_property
    def crumbs(self) -> list[Page]:
        return self.ancestors

    @cached_property
    def translations(self) -> dict[str, Page]:
        """Live pages that really say the same in another language, by tag, the page itself included."""
        if self.page is None:
            return {}
        return {page.locale.language_code: page for page in self.kin if page.translation_key == self.page.translation_key}

    @cached_property
    def kin(self) -> list[Page]:
        """The page and its ancestors in every language, aliases left out, the nearest first."""
        keys = [page.translation_key for page in [*self.ancestors, self.page]]
        pages = Page.objects.live().filter(translation_key__in=keys, alias_of__isnull=True)
        return list(pages.select_related("locale").order_by("-depth").defer_streamfields())

    @cached_property
    def alternates(self) -> list[Page]:
        """What hreflang names: this page in each language it has; none if it has only one."""
        return list(self.translations.values()) if len(self.translations) > 1 else []

    @cached_property
    def default_alternate(self) -> Page | None:
        """For readers of no language of ours: the default language's version, else the first there is."""
        if not self.alternates:
            return None
        return self.translations.get(languages.DEFAULT.tag) or self.alternates[0]

    @cached_property
    def choices(self) -> list[Choice]:
        """One entry per language, leading to this page in it or to the nearest ancestor that has it."""
        return [self.choice(language) for language in languages.LANGUAGES]

    def choice(self, language: languages.Language) -> Choice:
        current = language == self.language
        if self.page is None:
            return Choice(language, self.unpaged_url(language), current, translated=True)
        nearest = next((page for page in self.kin if page.locale.language_code == language.tag), None)
        if nearest is None:
            return Choice(language, f"/{language.tag}/", current, translated=False)
        translated = nearest.translation_key == self.page.translation_key
        return Choice(language, nearest.get_url(self.request), current, translated, nearest.title)

    def unpaged_url(self, language: languages.Language) -> str:
        """The same address for what is no page: another prefix, or a parameter where there is none."""
        path = self.request.get_full_path()
        prefix = f"/{self.language.tag}/"
        if path.startswith(prefix):
            return f"/{language.tag}/{path.removeprefix(prefix)}"
        query = self.request.GET.copy()
        query["lang"] = language.tag
        return f"{self.request.path}?{query.urlencode()}"


def chrome(request: "HttpRequest") -> dict[str, Chrome]:
    """Context processor for what is no page; a page puts its own into the context."""
    return {"chrome": Chrome(request)}
