"""Addresses of accounts: one's own pages, and allauth's ways in."""

from allauth.account.urls import urlpatterns as allauth_patterns
from django.urls import include, path

from cms.users import views
from cms.users.second_factor import views as second_factor
from cms.users.unsubscribing import UnsubscribeView

urlpatterns = [
    path("", views.home, name="account_entrance"),
    path("details/", views.Details.as_view(), name="account_details"),
    path("email/", views.address, name="account_email"),
    path("phone/", views.Phone.as_view(), name="account_phone"),
    path("sessions/", views.sessions, name="account_sessions"),
    path("sessions/others/", views.EndOtherSessions.as_view(), name="account_end_other_sessions"),
    path("sessions/<int:pk>/", views.EndSession.as_view(), name="account_end_session"),
    path("history/", views.history, name="account_history"),
    path("again/", views.IdentifyAgain.as_view(), name="account_identify_again"),
    path("export/", views.Export.as_view(), name="account_export"),
    path("export/<str:ticket>/", views.ExportFile.as_view(), name="account_export_file"),
    path("erase/", views.Erase.as_view(), name="account_erase"),
    path("erased/", views.erased, name="account_erased"),
    path("2fa/start/", second_factor.start, name="second_factor_start"),
    path("2fa/go-on/", second_factor.go_on, name="second_factor_go_on"),
    path("2fa/", include("allauth.mfa.urls")),
    path("mails/<str:token>/", UnsubscribeView.as_view(), name="unsubscribe"),
    *(pattern for pattern in allauth_patterns if pattern.name != "account_email"),
]
