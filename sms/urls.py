"""Addresses of text messages beneath the prefix of a language."""

urlpatterns: list = []
