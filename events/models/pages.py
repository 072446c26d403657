"""The calendar of the network in one language, and pages that tell of an event."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from cms.core.blocks import BodyBlock
from cms.core.descriptions import Described
from cms.core.findable import in_every_language
from cms.core.look import Look
from cms.core.models import BasePage
from cms.core.models.pages import index_promote_panels
from cms.core.pictures import images_in, prefetch
from cms.core.structured_data import image_url
from cms.core.wording import Wording
from cms.partners.narrowing.forms import NarrowedPageForm
from events.finding.announcement import Announcement
from events.finding.listing import SessionListing
from events.finding.structured_data import event_data
from events.programme import Event, Session


class EventIndexPage(BasePage):
    """What is on: every session of the network, the next first."""

    intro = models.TextField(_("introduction"), blank=True, max_length=500)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    promote_panels = index_promote_panels()
    override_translatable_fields = [SynchronizedField("slug", overridable=False), TranslatableField("intro")]
    section = "events"
    template = "pages/event_index.html"

    class Meta:
        verbose_name = _("event index")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        listing = SessionListing(Session.objects.public(), request.GET)
        return context | {"listing": listing, "canonical_query": listing.canonical_query}


class EventPage(BasePage):
    """Tells of an event in one language; the event itself exists once, for all its pages."""

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="pages")
    summary = models.TextField(
        _("summary"),
        max_length=320,
        blank=True,
        help_text=_("Two sentences; without them those of the event stand here."),
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
        help_text=_("It tells nothing that the text does not; screen readers pass it over."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["events.EventIndexPage", "partners.PartnerPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("event"),
        FieldPanel("summary"),
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
    ]
    promote_panels = [MultiFieldPanel([FieldPanel("slug"), FieldPanel("search_description")])]
    base_form_class = NarrowedPageForm
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("event"),
    ]
    section = "events"
    described = (Described("lead_image", "lead_image_alt", "lead_image_decorative"),)
    template = "pages/event.html"

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("event pages")

    @classmethod
    def to_serve(cls) -> PageQuerySet:
        return super().to_serve().select_related("event__library", "lead_image")

    def other_names(self):
        return in_every_language(self.event.titles)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        prefetch([self.lead_image, *images_in(self.body)])
        return context | {"told": self.told, "library": self.event.library}

    @cached_property
    def told(self) -> Announcement:
        """The facts of its event; read once, whoever asks."""
        return Announcement(self.event)

    def elsewhere(self):
        return self.told.addresses

    def structured_data(self, request):
        about = {"description": self.summary_text, "image": image_url(request, self.lead_image)}
        url = self.get_full_url(request) or ""
        return event_data(self.told, url, self.title, inLanguage=self.language.tag, **about)

    def listed(self):
        lists = (*self.event.listed(), f"events:event:{self.event_id}")
        return super().listed() | dict.fromkeys(lists, (self.locale_id, self.url_path))

    @property
    def library_id(self) -> int | None:
        """The library whose it is, for search."""
        return self.event.library_id

    @property
    def look(self) -> Look | None:
        return self.event.look

    @property
    def lead_image_text(self) -> str:
        """What its picture shows; nothing for one that only decorates."""
        return "" if self.lead_image_decorative else self.lead_image_alt

    @property
    def cover_seed(self) -> str:
        """What its cover is drawn from where it has no picture; all pages of an event share one."""
        return self.told.cover_seed

    @property
    def lede(self) -> Wording:
        """What stands beneath the title: the page's summary, else the event's."""
        return Wording(self.summary, self.language) if self.summary else self.event.summary

    @property
    def summary_text(self) -> str:
        return self.search_description or self.summary or self.event.summaries.get(self.language.tag, "")

    @property
    def share_image(self):
        return self.lead_image
