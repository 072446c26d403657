"""The front page and standing pages; officers write them once and translate them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core import page_cache
from cms.core.blocks import BodyBlock
from cms.core.blocks.text import HeadingValue
from cms.core.models import BasePage, SiteSettings
from cms.core.models.pages import index_promote_panels
from cms.core.pictures import images_in, prefetch
from cms.core.structured_data import stripped
from cms.home.front import Front

HEADINGS_THAT_NEED_CONTENTS = 3


class HomePage(BasePage):
    """What a visitor sees first in one language."""

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    kicker = models.CharField(_("above the heading"), max_length=120, blank=True)
    intro = models.TextField(_("introduction"), blank=True, max_length=400)
    action_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    action_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where the button leads"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "events.EventIndexPage", "news.NewsIndexPage", "partners.LibraryIndexPage"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kicker"),
                FieldPanel("heading"),
                FieldPanel("intro"),
                FieldPanel("action_label"),
                PageChooserPanel("action_page"),
            ],
            heading=_("Poster"),
        ),
    ]
    promote_panels = index_promote_panels()
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        TranslatableField("kicker"),
        TranslatableField("heading"),
        TranslatableField("intro"),
        TranslatableField("action_label"),
    ]
    template = "pages/home.html"

    class Meta:
        verbose_name = _("home page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context |= {"front": Front(self.language.tag), "action": self.action()}
        return context

    @classmethod
    def to_serve(cls) -> PageQuerySet:
        return super().to_serve().select_related("action_page")

    @property
    def cover_seed(self) -> str:
        """What its poster is drawn from; all languages share one."""
        return f"home:{self.translation_key}"

    def action(self) -> Page | None:
        """The page that the button leads to, in this language if it is there."""
        if self.action_page is None:
            return None
        page_cache.shows_kin_of(self.action_page)
        pages = Page.objects.live().filter(translation_key=self.action_page.translation_key)
        by_locale = {page.locale_id: page for page in pages}
        return by_locale.get(self.locale_id) or by_locale.get(self.action_page.locale_id)

    def structured_data(self, request):
        settings = SiteSettings.for_request(request)
        data = {"@type": "WebSite", "name": settings.name.text, "description": self.summary_text}
        data |= {"url": self.get_full_url(request), "inLanguage": self.language.tag}
        return stripped(data | {"potentialAction": search_action(self, request)})

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro


def search_action(home: HomePage, request) -> dict:
    """How a search engine can lead to the site's own search (schema.org/SearchAction)."""
    url = f"{home.get_full_url(request)}search/?q={{search_term_string}}"
    target = {"@type": "EntryPoint", "urlTemplate": url}
    return {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}


class StandardPage(BasePage):
    """A standing page: about the network, accessibility, privacy."""

    intro = models.TextField(_("introduction"), blank=True, max_length=500)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    in_footer = models.BooleanField(_("stands at the foot of every page"), default=False)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("body")]
    promote_panels = [*index_promote_panels(), FieldPanel("slug"), FieldPanel("in_footer")]
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("body")]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("in_footer", overridable=False),
        TranslatableField("intro"),
        TranslatableField("body"),
    ]
    template = "pages/standard.html"

    class Meta:
        verbose_name = _("standard page")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        prefetch(images_in(self.body))
        context["contents"] = self.contents()
        return context

    def contents(self) -> list[HeadingValue]:
        """The main headings, to be listed beside a text that is long enough to need it."""
        headings = [block.value for block in self.body if block.block_type == "heading" and block.value["level"] == "2"]
        return headings if len(headings) >= HEADINGS_THAT_NEED_CONTENTS else []

    def listed(self):
        at_foot = {f"menu:{self.language.tag}": ("foot", self.path, self.show_in_menus)}
        return super().listed() | (at_foot if self.in_footer else {})

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro


def standing_pages() -> PageQuerySet:
    """Pages that stand at the foot of every page."""
    return StandardPage.objects.filter(in_footer=True)
