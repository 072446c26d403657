"""Addresses without the prefix of a language."""

urlpatterns: list = []
