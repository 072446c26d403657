"""The directory of libraries, and a library's section in one language."""

from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core import page_cache
from cms.core.blocks import BodyBlock
from cms.core.findable import in_every_language
from cms.core.look import Look
from cms.core.models import BasePage
from cms.core.models.pages import index_promote_panels
from cms.core.pictures import images_in, prefetch
from cms.partners.directory import Directory, Row
from cms.partners.libraries import PartnerLibrary
from cms.partners.libraries.visiting import OpeningHours
from cms.partners.narrowing.forms import NarrowedPageForm
from cms.partners.sections import sections_of
from cms.partners.structured_data import library_data
from cms.partners.visit import Visit


class LibraryIndexPage(BasePage):
    """All libraries of the network in one language, and the place beneath which each has its section."""

    intro = models.TextField(_("introduction"), blank=True, max_length=500)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["partners.PartnerPage"]
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    promote_panels = index_promote_panels()
    override_translatable_fields = [SynchronizedField("slug", overridable=False), TranslatableField("intro")]
    section = "libraries"
    template = "pages/library_index.html"

    class Meta:
        verbose_name = _("library index")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        directory = Directory(request.GET)
        pages = PartnerPage.objects.live().for_reader([library.pk for library in directory.page])
        context |= {"directory": directory, "groups": directory.groups(pages)}
        return context | {"canonical_query": directory.canonical_query}


class PartnerPageQuerySet(PageQuerySet):
    def for_reader(self, libraries: list[int]) -> dict[int, "PartnerPage"]:
        """The page of each library (by id) to link to: in the reader's language, else in another it has."""
        page_cache.shows(*(f"library-pages:{pk}" for pk in libraries))
        pages = self.filter(library__in=libraries).select_related("locale").defer_streamfields()
        mine = translation.get_language()
        return {page.library_id: page for page in sorted(pages, key=lambda p: p.locale.language_code == mine)}


class PartnerPage(BasePage):
    """A library's section in one language; its news stands beneath it."""

    library = models.ForeignKey(
        PartnerLibrary, verbose_name=_("library"), on_delete=models.PROTECT, related_name="pages"
    )
    intro = models.TextField(
        _("introduction"), blank=True, max_length=500, help_text=_("Two sentences: what readers find here.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("about the library"), blank=True)

    parent_page_types = ["partners.LibraryIndexPage"]
    subpage_types = ["news.NewsPage", "events.EventPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("library", read_only=True),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    promote_panels = []
    base_form_class = NarrowedPageForm
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    section = "libraries"
    template = "pages/library.html"

    objects = PageManager.from_queryset(PartnerPageQuerySet)()

    class Meta:
        verbose_name = _("library page")

    @classmethod
    def to_serve(cls) -> PageQuerySet:
        return super().to_serve().select_related("library__parent", "library__logo")

    def other_names(self):
        return in_every_language(self.library.names, self.library.cities)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        library = self.library
        prefetch(images_in(self.body))
        context |= {
            "library": library,
            "visit": Visit(library, self.hours),
            "services": list(library.services.all()),
            "visit_figures": list(library.visit_figures.all()),
            "sections": sections_of(self, request),
        }
        return context | self.family()

    @cached_property
    def hours(self) -> list[OpeningHours]:
        """When the library is open; read once, whoever asks."""
        return list(self.library.opening_hours.all())

    def family(self) -> dict:
        """The institution above and the branches below, each with its page if it has one."""
        page_cache.shows(f"libraries:below:{self.library_id}")
        parent, branches = self.library.parent, list(self.library.branches.all())
        ids = [library.pk for library in [*branches, parent] if library]
        pages = PartnerPage.objects.live().for_reader(ids) if ids else {}
        rows = [Row(branch, pages.get(branch.pk)) for branch in branches]
        return {"parent": Row(parent, pages.get(parent.pk)) if parent else None, "branches": rows}

    def listed(self):
        return super().listed() | {f"library-pages:{self.library_id}": (self.locale_id, self.url_path)}

    @property
    def look(self) -> Look:
        return self.library.look

    def structured_data(self, request):
        return library_data(self, request)

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro
