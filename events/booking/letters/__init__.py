"""Telling people what notices say, in their language: letters into the outbox, short texts by other ways."""

from .writing import write_due

__all__ = ["write_due"]
