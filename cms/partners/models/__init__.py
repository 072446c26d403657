from cms.partners.libraries import Kind, OpeningHours, PartnerLibrary, Service, VisitFigure

from .pages import LibraryIndexPage, PartnerPage
from .team import PartnerTeam

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
