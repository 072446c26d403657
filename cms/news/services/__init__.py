from .moderation import moderate

__all__ = ["moderate"]
