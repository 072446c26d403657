"""What an institution chooses for its whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from cms.core.colours import validate_accent
from cms.core.fields import WordingField
from cms.core.ornament import PALETTES
from cms.core.wording import Wording, in_language


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Name, mark and colours of a site."""

    select_related = ["logo"]

    site_name = WordingField(_("name"), blank=True, help_text=_("Shown beside the mark on every page."))
    tagline = WordingField(
        _("about in one sentence"), blank=True, max_length=400, help_text=_("Stands at the foot of every page.")
    )
    logo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("mark"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A square picture. Without one a mark is drawn in the colours of the site."),
    )
    palette = models.CharField(
        _("palette"),
        max_length=20,
        choices=[(name, name.capitalize()) for name in PALETTES],
        default="lapis",
        help_text=_("Colours of the ornaments."),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[validate_accent],
        help_text=_("For links and buttons, as # and six digits. Empty: the palette’s own."),
    )
    contact_email = models.EmailField(_("e-mail"), blank=True, help_text=_("Where visitors can write."))
    full_text_feeds = models.BooleanField(
        _("feeds carry the full text"),
        default=True,
        db_default=True,
        help_text=_("Otherwise the summary, and readers open the page for the rest."),
    )
    visitor_accounts = models.BooleanField(
        _("visitors may make an account"),
        default=True,
        db_default=True,
        help_text=_("Nobody needs one to read or to register. Who has one already keeps it."),
    )
    changed = models.DateTimeField(auto_now=True, null=True)

    panels = [
        FieldPanel("site_name"),
        FieldPanel("tagline"),
        FieldPanel("contact_email"),
        FieldPanel("full_text_feeds"),
        FieldPanel("visitor_accounts"),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("palette"), FieldPanel("accent")], heading=_("Look")),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def name(self) -> Wording:
        """The site's name for the reader."""
        return in_language(self.site_name or {"en": "Library Outreach"})

    @property
    def about(self) -> Wording:
        """The sentence at the foot of every page, for the reader."""
        return in_language(self.tagline)
