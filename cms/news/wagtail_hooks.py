"""News in Wagtail's admin."""

from django.urls import path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from cms.news.models import NewsPage
from cms.news.views import write_in
from cms.news.viewsets import TopicViewSet

register_snippet(TopicViewSet)


@hooks.register("register_admin_urls")
def writing_url():
    return [path("news/<int:page_id>/write-in/", write_in, name="news_write_in")]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def write_in_button(page, user, view_name=None, next_url=None):
    """Offered to whoever may edit the item."""
    if isinstance(page.specific_deferred, NewsPage) and page.permissions_for_user(user).can_edit():
        url = reverse("news_write_in", args=[page.pk])
        yield Button(_("Write in another language"), url, priority=55, icon_name="globe")
