"""Addresses beneath the prefix of a language."""

from django.urls import path

from events.finding import views

urlpatterns = [
    path("month/", views.this_month, name="event_month_now"),
    path("month/<str:name>/", views.month, name="event_month"),
    path("week/", views.this_week, name="event_week_now"),
    path("week/<str:name>/", views.week, name="event_week"),
    path("agenda/", views.agenda, name="event_agenda"),
    path("screen/<slug:slug>/", views.screen_of_library, name="event_screen"),
    path("screen/venue/<slug:slug>/", views.screen_of_venue, name="event_venue_screen"),
    path("embed/", views.embed, name="event_embed"),
    path("embed/how/", views.embedding, name="event_embedding"),
    path("<slug:slug>/", views.event, name="event"),
]
