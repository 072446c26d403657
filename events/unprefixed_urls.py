"""Addresses of events that are the same in every language: short links, the scanner, personal calendars."""

from django.urls import include, path

urlpatterns = [
    path("", include("events.calendars.unprefixed_urls")),
    path("", include("events.booking.unprefixed_urls")),
    path("", include("events.door.unprefixed_urls")),
]
