"""The page cache: finished answers, kept for everybody until something that they show changes. See README.md."""

from .parameters import declare
from .purging import purge
from .registry import disregard, watch, watch_rows
from .showing import fresh_until, kept, shows, shows_kin_of, understands

__all__ = [
    "declare",
    "disregard",
    "fresh_until",
    "kept",
    "purge",
    "shows",
    "shows_kin_of",
    "understands",
    "watch",
    "watch_rows",
]
