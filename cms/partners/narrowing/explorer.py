"""Lists of pages: the people one can filter by are those who work on the same pages."""

from wagtail.admin.views.pages.listing import GenericPageFilterSet
from wagtail.admin.viewsets.pages import PageViewSet

from cms.partners.narrowing.visible import visible_people
from cms.partners.permissions import works_for_whole_network


class NarrowedPageFilterSet(GenericPageFilterSet):
    """Wagtail's filters of pages, without the names of other libraries' staff."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not works_for_whole_network(self.request.user):
            people = visible_people(self.request.user)
            self.filters["owner"].queryset = people
            self.filters["edited_by"].queryset = people


class NarrowedPageViewSet(PageViewSet):
    """Wagtail's lists of pages of any kind, with these filters; for `register_admin_viewset`."""

    filterset_class = NarrowedPageFilterSet
