"""Addresses that are no pages."""

from .entrance import to_language, to_login
from .health import Readiness, healthz
from .machines import robots, sitemap, tint
from .media import media
from .styleguide import styleguide

__all__ = ["Readiness", "healthz", "media", "robots", "sitemap", "styleguide", "tint", "to_language", "to_login"]
