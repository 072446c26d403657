"""Addresses of this part that are the same in every language; whoever has one needs no account."""

from django.urls import path

from events.booking import views

urlpatterns = [
    path("accounts/registrations/", views.registrations, name="account_registrations"),
    path("r/<str:token>/", views.RegistrationView.as_view(), name="registration"),
    path("r/<str:token>/change/", views.ChangeView.as_view(), name="registration_change"),
    path("r/<str:token>/move/", views.MoveView.as_view(), name="registration_move"),
    path("r/<str:token>/cancel/", views.CancelView.as_view(), name="registration_cancel"),
    path("r/<str:token>/offer/", views.OfferView.as_view(), name="registration_offer"),
    path("r/<str:token>/coming/", views.ComingView.as_view(), name="registration_coming"),
    path("t/<str:token>/", views.TicketView.as_view(), name="ticket"),
    path("t/<str:token>/ticket.pdf", views.TicketPdfView.as_view(), name="ticket_pdf"),
]
