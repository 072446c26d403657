"""What editors see before anything is published."""

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.users.services.addresses import confirm_address
from tests.factories.libraries import PartnerLibraryFactory
from tests.factories.pages import NewsPageFactory, section_of
from tests.factories.users import AdministratorFactory
from tests.reading import elements, texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(client, house):
    administrator = AdministratorFactory()
    confirm_address(user=administrator)
    client.force_login(administrator)
    return section_of(PartnerLibraryFactory(palette="walnut"))


def form() -> dict:
    return nested_form_data(
        {
            "title": "Not published yet",
            "summary": "Soon.",
            "date": "2026-11-01",
            "body": streamfield([]),
            "press_kit": streamfield([]),
            "related_news": inline_formset([]),
            "comments": inline_formset([]),
        }
    )


def test_item_can_be_seen_before_it_is_saved(client, section):
    address = f"/admin/pages/add/news/newspage/{section.pk}/preview/"
    assert client.post(address, form()).json()["is_valid"] is True
    response = client.get(address)
    assert (texts(response, "h1"), elements(response, "html")[0].attributes["data-tint"]) == (
        ["Not published yet"],
        "walnut",
    )


def test_change_can_be_seen_before_it_is_saved(client, section):
    item = NewsPageFactory(parent=section)
    address = f"/admin/pages/{item.pk}/edit/preview/"
    assert client.post(address, form() | {"slug": item.slug}).json()["is_valid"] is True
    assert texts(client.get(address), "h1") == ["Not published yet"]
