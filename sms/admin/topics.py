"""Topics of messages, as officers edit them."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from sms.models import Topic


class TopicViewSet(ModelViewSet):
    """What people can follow, the same for all libraries."""

    model = Topic
    name = "sms_topics"
    icon = "tag"
    menu_label = _("Topics")
    list_display: ClassVar = ["__str__", "slug", "is_open", "order"]
    list_export: ClassVar = ["slug", "names", "is_open"]
    search_fields: ClassVar = ["slug"]
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(Topic.panels)
