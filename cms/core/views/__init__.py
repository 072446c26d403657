"""Addresses that are no pages."""

from .entrance import to_admin_login, to_language, to_login
from .health import Readiness, healthz
from .letters import framed, letter_gallery, letter_sample
from .machines import robots, sitemap, tint
from .media import media
from .pages import page
from .sizes import picture_size
from .styleguide import styleguide

__all__ = [
    "Readiness",
    "framed",
    "healthz",
    "letter_gallery",
    "letter_sample",
    "media",
    "page",
    "picture_size",
    "robots",
    "sitemap",
    "styleguide",
    "tint",
    "to_admin_login",
    "to_language",
    "to_login",
]
