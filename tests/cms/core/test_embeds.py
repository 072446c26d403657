"""Videos without asking anybody."""

import pytest
from wagtail.embeds.embeds import get_embed
from wagtail.embeds.exceptions import EmbedUnsupportedProviderException

from cms.core.embeds import player

YOUTUBE = ("YouTube", "https://www.youtube-nocookie.com/embed/abcdefghijk")


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk", YOUTUBE),
        ("https://www.youtube.com/watch?list=1&v=abcdefghijk", YOUTUBE),
        ("https://youtu.be/abcdefghijk?t=3", YOUTUBE),
        ("https://www.youtube.com/shorts/abcdefghijk", YOUTUBE),
        ("https://vimeo.com/123456", ("Vimeo", "https://player.vimeo.com/video/123456?dnt=1")),
        ("http://www.youtube.com/watch?v=abcdefghijk", None),
        ("https://evil.example/https://youtu.be/abcdefghijk", None),
        ("https://www.youtube.com.evil.example/watch?v=abcdefghijk", None),
    ],
)
def test_player_of_known_addresses_only(url, found):
    assert player(url) == found


@pytest.mark.django_db
def test_embed_sets_no_cookie_before_playing():
    html = get_embed("https://youtu.be/abcdefghijk").html
    assert html == (
        '<iframe src="https://www.youtube-nocookie.com/embed/abcdefghijk" title="YouTube" loading="lazy" '
        "allowfullscreen></iframe>"
    )


@pytest.mark.django_db
def test_embed_from_elsewhere_is_refused():
    with pytest.raises(EmbedUnsupportedProviderException):
        get_embed("https://example.org/video")
