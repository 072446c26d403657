from .files import Rendition, SiteDocument, SiteImage
from .pages import BasePage
from .site import SiteSettings

__all__ = ["BasePage", "Rendition", "SiteDocument", "SiteImage", "SiteSettings"]
