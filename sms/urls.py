"""Addresses of text messages beneath the prefix of a language."""

from django.urls import include, path

urlpatterns: list = [
    path("sms/", include("sms.people.urls")),
    path("", include("sms.polls.urls")),
]
