"""Addresses of text messages that are the same in every language: short links, webhooks, the simulated phone."""

urlpatterns: list = []
