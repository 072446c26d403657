"""Addresses of text messages beneath the prefix of a language."""

from django.urls import include, path

urlpatterns: list = [
    path("", include("sms.polls.urls")),
]
