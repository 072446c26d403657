"""The front page and standing pages; officers write them once and translate them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.blocks import BodyBlock
from cms.core.models import BasePage
from cms.core.models.pages import index_promote_panels
from cms.home.front import Front


class HomePage(BasePage):
    """What a visitor sees first in one language."""

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    kicker = models.CharField(_("above the heading"), max_length=120, blank=True)
    intro = models.TextField(_("introduction"), blank=True, max_length=400)
    action_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    action_page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("where the button leads"), null=True, blank=True,
        on_delete=models.SET_NULL, related_name="+",
    )

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["home.StandardPage", "news.NewsIndexPage", "partners.LibraryIndexPage"]
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
        context["front"] = Front(self.language.tag)
        return context

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro


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

    @property
    def summary_text(self) -> str:
        return self.search_description or self.intro
