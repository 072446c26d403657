"""Addresses of the scanner, the same in every language: staff see them in their own."""

from django.urls import path

from events.door import views

urlpatterns = [
    path("check-in/", views.ChooseSession.as_view(), name="check_in"),
    path("check-in/worker.js", views.worker, name="check_in_worker"),
    path("check-in/<uuid:uid>/", views.Door.as_view(), name="check_in_session"),
    path("check-in/<uuid:uid>/memory/", views.Memory.as_view(), name="check_in_memory"),
    path("check-in/<uuid:uid>/send/", views.Send.as_view(), name="check_in_send"),
]
