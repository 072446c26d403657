"""The page for those who build pages."""

import pytest
from django.urls import path

from cms import urls
from cms.core.blocks import BodyBlock
from cms.core.samples import body_with_every_block
from cms.core.views import styleguide
from tests.factories.images import DocumentFactory, ImageFactory
from tests.reading import texts

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings):
    class Demo:
        urlpatterns = [path("styleguide/", styleguide), *urls.urlpatterns]

    settings.ROOT_URLCONF = Demo


def test_samples_hold_every_block():
    ImageFactory()
    DocumentFactory()
    shown = {block.block_type for block in body_with_every_block()}
    assert shown == set(BodyBlock().child_blocks)


def test_samples_need_no_pictures():
    shown = {block.block_type for block in body_with_every_block()}
    assert set(BodyBlock().child_blocks) - shown == {"figure", "gallery", "documents"}


def test_style_guide_shows_every_part(client, house, demo):
    response = client.get("/styleguide/")
    assert texts(response, "h2")[:3] == ["Ornament", "Selvedges, spines, mark", "Colour"]


def test_style_guide_is_not_for_the_public(client, house):
    assert client.get("/styleguide/").status_code == 404
