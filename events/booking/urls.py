"""Addresses of this part beneath `/<language>/events/`."""

from django.urls import path

from events.booking import views

urlpatterns = [
    path("<slug:slug>/register/", views.RegisterView.as_view(), name="event_register"),
]
