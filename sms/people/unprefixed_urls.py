"""Addresses of one’s own subscription, the same in every language."""

from django.urls import path, re_path

from sms.people import views

urlpatterns = [
    path("s/<str:token>/", views.SubscriptionView.as_view(), name="subscription"),
    path("s/<str:token>/leave/", views.LeaveView.as_view(), name="subscription_leave"),
    path("s/<str:token>/back/", views.BackView.as_view(), name="subscription_back"),
    path("s/<str:token>/pause/", views.PauseView.as_view(), name="subscription_pause"),
    path("s/<str:token>/guardian/", views.GuardianView.as_view(), name="subscription_guardian"),
    path("s/<str:token>/new-link/", views.NewLinkView.as_view(), name="subscription_new_link"),
    path("s/<str:token>/links/", views.LinksView.as_view(), name="subscription_links"),
    path("s/<str:token>/erase/", views.EraseView.as_view(), name="subscription_erase"),
    re_path(r"^s/(?P<token>[^/]+)/data\.(?P<form>json|csv)$", views.DataView.as_view(), name="subscription_data"),
]
