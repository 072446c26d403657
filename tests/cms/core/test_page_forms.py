"""The form of a page in the admin, whatever language the editor has the admin in."""

import pytest

from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.pages import NewsPageFactory, news_index_in
from tests.factories.users import UserFactory
from tests.reading import elements

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client, house):
    officer = UserFactory(roles=[OUTREACH_OFFICERS], language="en")
    client.force_login(officer)
    return officer


def said_of(response, name: str) -> tuple[str | None, str | None]:
    """Language and direction of a field."""
    (field,) = [e for kind in ("input", "textarea") for e in elements(response, kind, name=name)]
    return field.attributes.get("lang"), field.attributes.get("dir")


def test_texts_run_as_in_the_language_of_the_page(client, officer):
    item = NewsPageFactory(parent=news_index_in("ar"))
    response = client.get(f"/admin/pages/{item.pk}/edit/")
    texts = ("title", "summary", "place", "lead_image_alt")
    assert {name: said_of(response, name) for name in texts} == dict.fromkeys(texts, ("ar", "rtl"))


def test_texts_of_a_page_that_is_yet_to_be_written_do_so_too(client, officer):
    response = client.get(f"/admin/pages/add/news/newspage/{news_index_in('kk').pk}/")
    assert said_of(response, "summary") == ("kk", "ltr")


def test_addresses_are_in_no_language(client, officer):
    item = NewsPageFactory(parent=news_index_in("ar"))
    response = client.get(f"/admin/pages/{item.pk}/edit/")
    assert [said_of(response, name) for name in ("slug", "source_url")] == [(None, None)] * 2
