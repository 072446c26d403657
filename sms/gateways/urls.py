"""Addresses that gateways bring texts and reports to."""

from django.urls import path

from . import views

urlpatterns = [
    path("<slug:name>/inbound/", views.inbound, name="sms_inbound"),
    path("<slug:name>/status/", views.status, name="sms_status_unkeyed"),
    path("<slug:name>/status/<str:key>/", views.status, name="sms_status"),
]
