from .feeds import feed
from .writing import write_in

__all__ = ["feed", "write_in"]
