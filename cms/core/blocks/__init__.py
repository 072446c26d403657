"""The blocks that stories are built from, shared by every kind of page.

The set is small on purpose: each migration repeats the whole definition of a StreamField.
"""

from .body import BodyBlock
from .files import DocumentsBlock, PressKitBlock
from .media import FigureBlock, GalleryBlock, VideoBlock
from .people import ContactBlock, PeopleBlock
from .text import CallToActionBlock, HeadingBlock, ParagraphBlock, QuestionsBlock, QuoteBlock, TableBlock

__all__ = [
    "BodyBlock",
    "CallToActionBlock",
    "ContactBlock",
    "DocumentsBlock",
    "FigureBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "PeopleBlock",
    "PressKitBlock",
    "QuestionsBlock",
    "QuoteBlock",
    "TableBlock",
    "VideoBlock",
]
