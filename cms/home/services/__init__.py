from .founding import found_site

__all__ = ["found_site"]
