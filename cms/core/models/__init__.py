from cms.core.site_settings import SiteSettings

from .files import Rendition, SiteDocument, SiteImage
from .pages import BasePage

__all__ = ["BasePage", "Rendition", "SiteDocument", "SiteImage", "SiteSettings"]
