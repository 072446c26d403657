"""News in Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from cms.news.viewsets import TopicViewSet

register_snippet(TopicViewSet)
