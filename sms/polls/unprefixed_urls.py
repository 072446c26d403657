"""One person's page of a poll: the same address in every language."""

from django.urls import path

from sms.polls.views import AnswerView

urlpatterns = [path("p/<str:token>/", AnswerView.as_view(), name="poll_answer")]
