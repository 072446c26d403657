"""Addresses of text messages that are the same in every language: short links, webhooks, the simulated phone."""

from django.urls import include, path

urlpatterns: list = [
    path("", include("sms.links.urls")),
]
