"""Addresses of accounts: allauth's, but for the page on which one would change one's own address.

Addresses are what people log in with, and administrators answer for them.
"""

from allauth.account.urls import urlpatterns as allauth_patterns
from django.urls import include, path
from django.views.generic import RedirectView

from cms.users.second_factor import views as second_factor
from cms.users.unsubscribing import UnsubscribeView

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="account_login"), name="account_entrance"),
    path("2fa/start/", second_factor.start, name="second_factor_start"),
    path("2fa/go-on/", second_factor.go_on, name="second_factor_go_on"),
    path("2fa/", include("allauth.mfa.urls")),
    path("mails/<str:token>/", UnsubscribeView.as_view(), name="unsubscribe"),
    *(pattern for pattern in allauth_patterns if pattern.name != "account_email"),
]
