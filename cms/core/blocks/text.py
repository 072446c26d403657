"""Blocks of words."""

from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from cms.core import localize
from cms.core.slugs import transliterate

PROSE = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]
SHORT_PROSE = ["bold", "italic", "link"]


class HeadingValue(blocks.StructValue):
    @cached_property
    def anchor(self) -> str:
        """The name by which a link reaches this heading."""
        return transliterate(self["text"])


class HeadingBlock(blocks.StructBlock):
    """A heading between two stretches of text; the page's title is the only one above it."""

    text = blocks.CharBlock(label=_("Text"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Level"),
        choices=[("2", _("Heading")), ("3", _("Subheading"))],
        default="2",
        required=True,
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        value_class = HeadingValue
        form_layout = ["text", "level"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text."""

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"
        features = PROSE

    def __init__(self, **kwargs):
        super().__init__(**({"features": PROSE} | kwargs))


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and whose."""

    text = blocks.TextBlock(label=pgettext_lazy("quote", "Words"), rows=3)
    attribution = blocks.CharBlock(label=_("Whose words"), required=False, max_length=200)
    source = blocks.URLBlock(label=_("Where they were said"), required=False)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class CallToActionBlock(blocks.StructBlock):
    """One thing to do now; leads to a page of the site or elsewhere."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=SHORT_PROSE, required=False)
    label = blocks.CharBlock(label=_("Words on the button"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("or address elsewhere"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        template = "blocks/call_to_action.html"

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned["page"]) == bool(cleaned["url"]):
            problem = ValidationError(_("Choose either a page or an address elsewhere."))
            raise blocks.StructBlockValidationError(block_errors={"page": problem})
        return cleaned


class QuestionsBlock(blocks.StructBlock):
    """Questions and answers; each answer opens on request."""

    title = blocks.CharBlock(label=_("Title"), required=False, max_length=120)
    questions = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=255)),
                ("answer", blocks.RichTextBlock(label=_("Answer"), features=PROSE)),
            ],
            label=_("Question"),
        ),
        label=_("Questions"),
        min_num=1,
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        template = "blocks/questions.html"


class TableBlock(WagtailTableBlock):
    """A table that scrolls by itself on a phone."""

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"

    def get_translatable_segments(self, value):
        return localize.segments_of(value)

    def restore_translated_segments(self, value, segments):
        return localize.translated(value, segments)
