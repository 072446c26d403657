"""Addresses without the prefix of a language."""

from django.urls import path

from events.calendars import own, views

urlpatterns = [
    path("accounts/calendar/", own.OwnCalendarView.as_view(), name="own_calendar"),
    path("r/<str:token>/calendar/", own.RegistrationCalendarView.as_view(), name="registration_calendar"),
    path("calendar/<str:token>.ics", views.personal_calendar, name="personal_calendar"),
]
