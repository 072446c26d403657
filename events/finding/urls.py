"""Addresses beneath the prefix of a language."""

urlpatterns: list = []
