"""Addresses beneath the prefix of a language."""

from django.urls import path

from events.calendars import views

urlpatterns = [
    path("calendar.ics", views.feed, name="calendar_feed"),
    path("sessions/<uuid:uid>.ics", views.session_calendar, name="session_calendar"),
]
