import io

import pytest
from PIL import Image

from cms.demo.content.pictures import PICTURES
from cms.demo.pictures import DRAWINGS, HEIGHT, WIDTH, draw


def test_every_picture_of_the_content_can_be_drawn():
    assert set(DRAWINGS) == set(PICTURES)


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_is_a_jpeg_of_moderate_size(name):
    drawing = draw(name)
    picture = Image.open(io.BytesIO(drawing))
    assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(drawing) < 300_000


def test_drawing_is_the_same_every_time():
    assert draw("mountain-road") == draw("mountain-road")
