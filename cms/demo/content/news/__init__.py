"""The demo's news by language."""

from . import ar, en, kk, ru, uz, vi

NEWS = {"en": en.NEWS, "ru": ru.NEWS, "kk": kk.NEWS, "uz": uz.NEWS, "vi": vi.NEWS, "ar": ar.NEWS}
__all__ = ["NEWS"]
