from cms.core.purges import DuePurge, KeptAddress
from cms.core.site_settings import SiteSettings

from .files import Rendition, SiteDocument, SiteImage
from .leases import Lease
from .pages import BasePage
from .terms import Term

__all__ = [
    "BasePage",
    "DuePurge",
    "KeptAddress",
    "Lease",
    "Rendition",
    "SiteDocument",
    "SiteImage",
    "SiteSettings",
    "Term",
]
