"""Addresses of events beneath the prefix of a language; they stand before those of pages."""

from django.urls import include, path

urlpatterns = [
    path("events/", include("events.calendars.urls")),
    path("events/", include("events.booking.urls")),
    path("events/", include("events.finding.urls")),
]
