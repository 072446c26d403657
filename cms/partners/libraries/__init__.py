"""The network as rows: libraries, what they offer, when they are open and how many come.

Apart from the pages about them, so that what pages are made of (the directory, the hours) can use the rows.
"""

from .library import Kind, PartnerLibrary
from .services import Service
from .visiting import OpeningHours, VisitFigure

__all__ = ["Kind", "OpeningHours", "PartnerLibrary", "Service", "VisitFigure"]
