"""A partner editor changes nothing of another partner's, whatever is sent to whichever address."""

import pytest
from django.urls import resolve

from tests.cms.partners.filling import fill_with_foreign
from tests.cms.partners.fingerprint import differences, fingerprint
from tests.cms.partners.neighbours import Neighbours
from tests.cms.partners.walk import leaks_in
from tests.factories.pages import section_of


def anything(neighbours: Neighbours) -> dict:
    """What the forms of the admin ask for, in one."""
    section, collection = section_of(neighbours.library), neighbours.library.team.collection
    return {
        "title": "Taken over", "new_title": "Taken over", "name": "Taken over", "slug": "taken-over",
        "new_slug": "taken-over", "summary": "Taken over", "date": "2026-11-22", "tags": "taken",
        "new_parent_page": section.pk, "chooser": section.pk, "collection": collection.pk,
        "locales": [locale.pk for locale in [neighbours.far.locale]], "publish_translations": "on",
        "include_descendants": "on", "include_subtree": "on", "restriction_type": "login", "comment": "Taken over",
        "action-publish": "1", "email": "taken@example.org", "type": "GroupApprovalTask", "term": "qzvx",
        "external-link-chooser-url": neighbours.page("changed").full_url, "external-link-chooser-link_text": "",
        "email-link-chooser-email_address": "a@example.org", "email-link-chooser-link_text": "",
        "phone-link-chooser-phone_number": "1", "phone-link-chooser-link_text": "",
        "anchor-link-chooser-url": "a", "anchor-link-chooser-link_text": "",
        "destination_page_id": section.pk, "locale": "kk", "recursive": True, "position": "0",
    }  # fmt: skip


@pytest.mark.walk
def test_nothing_of_another_library_changes_by_sending_forms(neighbours, client):
    order_of_own = f"/admin/pages/{neighbours.own_draft.pk}/set_position/"
    addresses = [address for address in fill_with_foreign(neighbours).addresses() if address != order_of_own]
    client.force_login(neighbours.editor)
    before, data = fingerprint(), anything(neighbours)
    leaks = {resolve(address.partition("?")[0]).route: leaks_in(client.post(address, data)) for address in addresses}
    assert ({route: words for route, words in leaks.items() if words}, differences(before, fingerprint())) == ({}, {})
