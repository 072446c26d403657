from .programme import now, programme, section

__all__ = ["now", "programme", "section"]
