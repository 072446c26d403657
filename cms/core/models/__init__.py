from cms.core.site_settings import SiteSettings

from .files import Rendition, SiteDocument, SiteImage
from .pages import BasePage
from .terms import Term

__all__ = ["BasePage", "Rendition", "SiteDocument", "SiteImage", "SiteSettings", "Term"]
