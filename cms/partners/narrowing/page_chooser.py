"""Choosing a page: one's own, or one that visitors read."""

from wagtail.admin.views.chooser import BaseLinkFormView, ExternalLinkView
from wagtail.query import PageQuerySet

from cms.partners.narrowing.visible import visible_pages
from cms.partners.permissions import works_for_whole_network
from cms.users.requests import StaffRequest


def narrow_choices(pages: PageQuerySet, request: StaffRequest) -> PageQuerySet:
    """The pages that are offered when browsing and searching; for `construct_page_chooser_queryset`."""
    return pages if works_for_whole_network(request.user) else visible_pages(request.user, pages)


class PlainExternalLinkView(ExternalLinkView):
    """An address elsewhere stays one: Wagtail would look whose page it is and answer with the title of its draft."""

    post = BaseLinkFormView.post
