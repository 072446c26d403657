"""Addresses of joining beneath `/<language>/sms/`."""

from django.urls import path

from sms.people import views

urlpatterns = [
    path("", views.JoinView.as_view(), name="sms_join"),
    path("confirm/<uuid:uid>/", views.ConfirmView.as_view(), name="sms_confirm"),
    path("confirm/<uuid:uid>/again/", views.AgainView.as_view(), name="sms_code_again"),
    path("confirm/<uuid:uid>/refuse/", views.RefuseView.as_view(), name="sms_refuse"),
]
