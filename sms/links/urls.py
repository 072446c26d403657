"""Short links: the same address in every language."""

from django.urls import path

from sms.links.views import follow

urlpatterns = [path("l/<str:code>/", follow, name="short_link")]
