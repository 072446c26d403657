"""Addresses of accounts: allauth's, but for the page on which one would change one's own address.

Addresses are what people log in with, and administrators answer for them.
"""

from allauth.account.urls import urlpatterns as allauth_patterns
from django.urls import path
from django.views.generic import RedirectView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_login"), name="account_entrance"),
    *(pattern for pattern in allauth_patterns if pattern.name != "account_email"),
]
