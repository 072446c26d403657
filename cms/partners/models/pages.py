"""The directory of libraries, and a library's section in one language."""

from django.db import models
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.models.pages import index_promote_panels

from cms.partners.directory import Directory
from cms.partners.hours import opening_at, week
from cms.partners.sections import sections_of

from .library import PartnerLibrary


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
        context |= {"directory": directory, "pages": pages}
        return context


class PartnerPageQuerySet(PageQuerySet):
    def for_reader(self, libraries: list[int]) -> dict[int, "PartnerPage"]:
        """The page of each library (by id) to link to: in the reader's language, else in another it has."""
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
    subpage_types = ["news.NewsPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("library", read_only=True),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    promote_panels = []
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    section = "libraries"
    template = "pages/library.html"

    objects = PageManager.from_queryset(PartnerPageQuerySet)()

    class Meta:
        verbose_name = _("library page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        library = self.library
        hours = list(library.opening_hours.all())
        family = [*library.branches.all(), *([library.parent] if library.parent else [])]
        context |= {
            "library": library,
            "week": week(hours),
            "opening": opening_at(library, hours, timezone.now()),
            "services": list(library.services.all()),
            "visit_figures": list(library.visit_figures.all()),
            "branches": library.branches.all(),
            "relatives": PartnerPage.objects.live().for_reader([relative.pk for relative in family]),
            "sections": sections_of(self, request),
        }
        return context

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro
