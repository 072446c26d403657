from cms.core.site_settings import SiteSettings

from .files import Rendition, SiteDocument, SiteImage
from .leases import Lease
from .pages import BasePage
from .terms import Term

__all__ = ["BasePage", "Lease", "Rendition", "SiteDocument", "SiteImage", "SiteSettings", "Term"]
