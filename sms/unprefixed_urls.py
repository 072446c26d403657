"""Addresses of text messages that are the same in every language: short links, webhooks, the simulated phone."""

from django.urls import include, path

from sms.gateways.local.views import phone, phone_thread

urlpatterns: list = [
    path("sms/gateways/", include("sms.gateways.urls")),
    path("sms/phone/", phone, name="sms_phone"),
    path("sms/phone/thread/", phone_thread, name="sms_phone_thread"),
    path("", include("sms.links.urls")),
    path("", include("sms.people.unprefixed_urls")),
    path("", include("sms.polls.unprefixed_urls")),
]
