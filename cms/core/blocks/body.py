"""The body of a page: all shared blocks in any order."""

from wagtail import blocks

from .files import DocumentsBlock
from .media import FigureBlock, GalleryBlock, VideoBlock
from .people import ContactBlock, PeopleBlock
from .text import CallToActionBlock, HeadingBlock, ParagraphBlock, QuestionsBlock, QuoteBlock, TableBlock


class BodyBlock(blocks.StreamBlock):
    """What a story or a standing page is built from."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    video = VideoBlock()
    documents = DocumentsBlock()
    action = CallToActionBlock()
    people = PeopleBlock()
    contact = ContactBlock()
    table = TableBlock()
    questions = QuestionsBlock()

    class Meta:
        template = "blocks/body.html"
        required = False
