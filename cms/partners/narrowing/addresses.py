"""What the address of an admin view names: somebody else's page or file is refused before the view sees it.

Wagtail's views check permissions one by one, and some answer first: with a title in a message, a preview, a breadcrumb.
"""

from collections.abc import Callable, Mapping

from django.db.models import QuerySet
from django.urls import ResolverMatch

from cms.partners.narrowing.visible import (
    explorable_pages,
    own_pages,
    readable_pages,
    visible_documents,
    visible_images,
)
from cms.users.models import User
from cms.users.requests import StaffRequest

Rows = Callable[[User], QuerySet]

# Arguments of routes, and among which rows their values must be.
ARGUMENTS: dict[str, Rows] = {
    "page_id": own_pages,
    "page_pk": own_pages,
    "page_to_move_id": own_pages,
    "destination_id": own_pages,
    "parent_page_id": own_pages,
    "image_id": visible_images,
    "document_id": visible_documents,
    "doc_id": visible_documents,
}
# Views that list what is beneath a page, which one need not be allowed to change.
VIEWS: dict[str, Mapping[str, Rows]] = {
    "wagtailadmin_explore": {"parent_page_id": explorable_pages},
    "wagtailadmin_explore_results": {"parent_page_id": explorable_pages},
    "wagtailadmin_choose_page_child": {"parent_page_id": readable_pages},
    "wagtailadmin_pages:revisions_compare": {"0": own_pages},
}
# Views that take what they are asked for from the query.
QUERIES: dict[str, Mapping[str, Rows]] = {"wagtailadmin_choose_page_chosen_multiple": {"id": readable_pages}}
# Reports know no limits of teams, and translating is officers' work.
CLOSED = {"wagtailadmin_reports", "wagtail_localize"}


def is_refused(request: StaffRequest) -> bool:
    """Whether an address asks for something that is not the user's to see."""
    match = request.resolver_match
    if CLOSED & set(match.namespaces):
        return True
    return any(not has_all(rows(request.user), pks) for rows, pks in asked_for(match, request))


def asked_for(match: ResolverMatch, request: StaffRequest) -> list[tuple[Rows, list]]:
    """The primary keys that an address names, each with the rows among which they must be."""
    values = dict(match.kwargs) | {str(index): value for index, value in enumerate(match.args)}
    rows = ARGUMENTS | dict(VIEWS.get(match.view_name, {}))
    queried = QUERIES.get(match.view_name, {})
    found = [(rows[name], [value]) for name, value in values.items() if name in rows]
    return found + [(queried[name], request.GET.getlist(name)) for name in queried]


def has_all(rows: QuerySet, pks: list) -> bool:
    """Whether rows hold all of these primary keys; what is no number is left to the view."""
    return all(rows.filter(pk=int(pk)).exists() for pk in pks if str(pk).isdecimal())
