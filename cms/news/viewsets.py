"""Topics, as officers edit them."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.news.models import Topic


class TopicViewSet(SnippetViewSet):
    """Topics of news."""

    model = Topic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["__str__", "slug"]
    add_to_admin_menu = True
    menu_order = 260
