"""What can be found that belongs to no app alone: pages of every type, and documents."""

from .documents import DocumentSource
from .pages import PageSource

__all__ = ["DocumentSource", "PageSource"]
