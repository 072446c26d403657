"""Polls and their results, beneath the prefix of a language."""

from django.urls import path

from sms.polls.views import figures, polls, results

urlpatterns = [
    path("polls/", polls, name="polls"),
    path("polls/<slug:slug>/", results, name="poll"),
    path("polls/<slug:slug>/figures/", figures, name="poll_figures"),
]
