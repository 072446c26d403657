"""Addresses of feeds, beneath the prefix of a language; each also beneath a library and a topic."""

from django.urls import re_path

from cms.news.views import feed

FEED = r"feed\.(?P<kind>rss|atom|json)$"
SLUG = r"[-\w]+"

urlpatterns = [
    re_path(rf"^news/{FEED}", feed, name="feed"),
    re_path(rf"^news/topics/(?P<topic>{SLUG})/{FEED}", feed, name="topic_feed"),
    re_path(rf"^libraries/(?P<library>{SLUG})/{FEED}", feed, name="library_feed"),
]
