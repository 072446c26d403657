"""Results of polls, beneath the prefix of a language."""

from django.urls import path

from sms.polls.views import figures, results

urlpatterns = [
    path("polls/<slug:slug>/", results, name="poll"),
    path("polls/<slug:slug>/figures/", figures, name="poll_figures"),
]
