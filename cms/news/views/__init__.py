from .writing import write_in

__all__ = ["write_in"]
