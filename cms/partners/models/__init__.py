from .library import Kind, PartnerLibrary
from .pages import LibraryIndexPage, PartnerPage
from .services_offered import Service
from .team import PartnerTeam
from .visiting import OpeningHours, VisitFigure

__all__ = [
    "Kind",
    "LibraryIndexPage",
    "OpeningHours",
    "PartnerLibrary",
    "PartnerPage",
    "PartnerTeam",
    "Service",
    "VisitFigure",
]
