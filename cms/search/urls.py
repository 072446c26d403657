"""Addresses of search, beneath the prefix of a language."""

from django.urls import path

from cms.search import views

urlpatterns = [
    path("", views.search, name="search"),
    path("suggestions/", views.suggestions, name="search-suggestions"),
    path("opensearch.xml", views.description, name="search-description"),
]
