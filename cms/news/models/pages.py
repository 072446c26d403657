"""News of the network and of its libraries, each written in one language."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core import page_cache
from cms.core.blocks import BodyBlock, PressKitBlock
from cms.core.descriptions import Described
from cms.core.findable import Text, in_every_language
from cms.core.look import Look
from cms.core.models import BasePage
from cms.core.models.pages import index_promote_panels
from cms.core.pictures import images_in, prefetch
from cms.core.wording import Wording, in_language
from cms.news.listing import Listing
from cms.news.press import press_files
from cms.news.structured_data import news_article
from cms.news.topics import Topic
from cms.partners.models import PartnerLibrary, PartnerPage
from cms.partners.narrowing.forms import NarrowedPageForm

SUMMARY_LENGTH = 320
RELATED_CHOSEN = 4
RELATED_FOUND = 2


class NewsIndexPage(BasePage):
    """All news of the network: the reader's language first, then the others."""

    intro = models.TextField(_("introduction"), blank=True, max_length=500)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    promote_panels = index_promote_panels()
    override_translatable_fields = [SynchronizedField("slug", overridable=False), TranslatableField("intro")]
    section = "news"
    template = "pages/news_index.html"

    class Meta:
        verbose_name = _("news index")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = Listing(NewsPage.objects.all(), request.GET)
        return context | {"listing": listing, "canonical_query": listing.canonical_query}


class NewsQuerySet(PageQuerySet):
    def newest_first(self) -> "NewsQuerySet":
        """By date, and for the same date by when it was made."""
        return self.order_by("-date", "-pk")

    def for_reader(self, tag: str) -> "NewsQuerySet":
        """The reader's language first, then the others; each newest first."""
        mine = models.Case(models.When(locale__language_code=tag, then=0), default=1)
        return self.order_by(mine, "-date", "-pk")

    def for_list(self) -> "NewsQuerySet":
        """With everything that a row of a list shows, and without the body."""
        return self.select_related("locale", "library", "lead_image").defer_streamfields()

    def among(self, pages: PageQuerySet) -> "NewsQuerySet":
        """Those of these pages that are news."""
        return self.filter(pk__in=pages.order_by().values("pk"))

    def cut_out(self, begin: int, end: int) -> "NewsQuerySet":
        """For a list, from this place to that, newest first; what comes before is sorted by its keys alone."""
        keys = self.newest_first().values("pk")[begin:end]
        return self.model.objects.filter(pk__in=keys).newest_first().for_list()


class NewsPage(BasePage):
    """One item of news, written in one language by the network or by a library."""

    date = models.DateField(_("date"), default=timezone.localdate, help_text=_("Of what is told, or of the telling."))
    summary = models.TextField(
        _("summary"), max_length=SUMMARY_LENGTH, help_text=_("Two sentences that stand in lists and feeds.")
    )
    place = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("A city, if it is not the library’s own.")
    )
    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one a cover is drawn."),
    )
    lead_image_alt = models.CharField(
        _("what the picture shows"),
        max_length=255,
        blank=True,
        help_text=_("For people who cannot see it, in the language of the page. Needed before the item is published."),
    )
    lead_image_decorative = models.BooleanField(
        _("the picture only decorates"),
        default=False,
        db_default=False,
        help_text=_("It tells nothing that the text does not; screen readers pass it over."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    topics = ParentalManyToManyField("news.Topic", verbose_name=_("topics"), blank=True, related_name="news")
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)
    press_kit = StreamField(PressKitBlock(), verbose_name=_("press kit"), blank=True)
    press_kit_terms = models.CharField(
        _("terms of use"), max_length=300, blank=True, help_text=_("Of the files: “Free to print with the credit.”")
    )
    library = models.ForeignKey(
        PartnerLibrary,
        verbose_name=_("library"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="news",
    )

    parent_page_types = ["partners.PartnerPage", "news.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("date"), FieldPanel("place")]),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_decorative"),
                FieldPanel("lead_image_caption"),
            ],
            heading=_("Picture"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("press_kit"), FieldPanel("press_kit_terms")], heading=_("Press kit"), classname="collapsed"
        ),
        MultiFieldPanel(
            [
                FieldPanel("topics", heading=_("Topics")),
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
                InlinePanel("related_news", heading=_("Related news"), label=_("news item"), max_num=4),
            ],
            heading=_("Where it belongs"),
        ),
    ]
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")])]
    base_form_class = NarrowedPageForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("date"),
        index.FilterField("library"),
    ]
    section = "news"
    described = (Described("lead_image", "lead_image_alt", "lead_image_decorative"),)
    template = "pages/news.html"

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")
        indexes = [models.Index(fields=["-date"]), models.Index(fields=["library", "-date"])]

    def save(self, *args, **kwargs):
        self.library = library_above(self)
        super().save(*args, **kwargs)

    @classmethod
    def to_serve(cls):
        return super().to_serve().select_related("library", "lead_image")

    @classmethod
    def to_index(cls):
        return super().to_index().prefetch_related("topics")

    def other_names(self):
        """What it is about, in every language; where it happened and whose it is, in its own."""
        owner, tag = self.library, self.language.tag
        own = [in_language(texts, tag) for texts in (owner.names, owner.cities)] if owner else []
        named = [Text(self.place, tag), *(Text(each.text, each.language.tag) for each in own)]
        return named + in_every_language(*(topic.names for topic in self.topics.all()))

    def serve_preview(self, request, mode_name):
        """What has never been saved stands beneath its library already, and wears its colours."""
        self.library = library_above(self)
        return super().serve_preview(request, mode_name)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        related = self.related()
        prefetch([self.lead_image, *images_in(self.body), *(item.lead_image for item in related)])
        return context | {"library": self.library, "related": related, "press_files": press_files(self.press_kit)}

    @cached_property
    def subjects(self) -> list[Topic]:
        """Its topics; read once, whoever asks."""
        return list(self.topics.all())

    def related(self) -> list["NewsPage"]:
        """What the editor chose, else the newest of the same library in the same language."""
        page_cache.shows(f"news:library:{self.library_id}")
        chosen = RelatedNews.objects.filter(page=self.pk, related=models.OuterRef("pk"))
        rank = models.Subquery(chosen.values("sort_order")[:1])
        others = NewsPage.objects.live().exclude(pk=self.pk).annotate(rank=rank, is_chosen=models.Exists(chosen))
        nearby = others.filter(models.Q(is_chosen=True) | models.Q(locale=self.locale_id, library=self.library_id))
        found = list(nearby.order_by("-is_chosen", "rank", "-date", "-pk").for_list()[:RELATED_CHOSEN])
        return [item for item in found if item.is_chosen] or found[:RELATED_FOUND]

    def listed(self):
        about = (f"news:topic:{topic.slug}" for topic in self.subjects)
        lists = ("news", f"news:library:{self.library_id}", f"news:language:{self.language.tag}", *about)
        return super().listed() | dict.fromkeys(lists, (self.date, self.locale_id, self.library_id))

    @property
    def look(self) -> Look | None:
        return self.library.look if self.library else None

    @property
    def lead_image_text(self) -> str:
        """What its picture shows; nothing for one that only decorates."""
        return "" if self.lead_image_decorative else self.lead_image_alt

    @property
    def cover_seed(self) -> str:
        """What its cover is drawn from where it has no picture; translations share one."""
        return f"news:{self.translation_key}"

    @property
    def city(self) -> Wording | None:
        """Where it happened: as its editor wrote it, else where its library is."""
        if self.place:
            return Wording(self.place, self.language)
        return self.library.city if self.library else None

    def structured_data(self, request):
        return news_article(self, request)

    @property
    def summary_text(self) -> str:
        return self.search_description or self.summary

    @property
    def share_image(self):
        return self.lead_image


def library_above(page: NewsPage) -> PartnerLibrary | None:
    """The library beneath whose section a page stands; None for news of the network itself."""
    parent = page.get_parent().specific if page.depth and page.depth > 1 else None
    return parent.library if isinstance(parent, PartnerPage) else None


class RelatedNews(Orderable):
    """An item that an editor wants to be read next."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="related_news")
    related = models.ForeignKey(
        NewsPage, verbose_name=_("news item"), on_delete=models.CASCADE, related_name="related_to"
    )

    panels = [PageChooserPanel("related")]

    class Meta(Orderable.Meta):
        verbose_name = _("related news")
        constraints = [models.UniqueConstraint(fields=["page", "related"], name="news_related_unique")]
