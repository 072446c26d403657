from .programme import now, programme

__all__ = ["now", "programme"]
