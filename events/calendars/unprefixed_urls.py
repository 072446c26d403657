"""Addresses without the prefix of a language."""

from django.urls import path

from events.calendars import views

urlpatterns = [
    path("calendar/<str:token>.ics", views.personal_calendar, name="personal_calendar"),
]
