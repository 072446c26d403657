"""The slug of a page comes from its title, in any script, and is unique among siblings."""

import pytest

from cms.home.models import StandardPage
from cms.users.roles import OUTREACH_OFFICERS
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [True, False])
@pytest.mark.parametrize(("title", "slug"), [("Қолжетімділік", "qolzhetimdilik"), ("إتاحة", "thh"), ("***", "page")])
def test_slug_is_made_from_the_title_of_any_script(house, title, slug, live):
    page = house.add_child(instance=StandardPage(title=title, live=live))
    assert page.slug == slug


def test_slug_is_unique_among_siblings(house):
    slugs = [house.add_child(instance=StandardPage(title="Туралы")).slug for _turn in range(3)]
    assert slugs == ["turaly", "turaly-2", "turaly-3"]


def test_slug_left_empty_in_the_editor_is_made_from_the_title(client, house):
    client.force_login(UserFactory(roles=[OUTREACH_OFFICERS]))
    form = {"title": "Құпиялық", "slug": "", "intro": "", "body-count": "0"}
    for _turn in range(2):
        client.post(f"/admin/pages/add/home/standardpage/{house.pk}/", form)
    slugs = StandardPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["qupiyalyq", "qupiyalyq-2"]
